-- CreateEnum
CREATE TYPE "QuarantineReason" AS ENUM ('NO_PROOF', 'INVALID_PROOF', 'EXPIRED_PROOF', 'REPLAYED_PROOF', 'TOO_FAST', 'HONEYPOT', 'MOSTLY_LINKS', 'REPEATED_TEXT');

-- AlterTable
ALTER TABLE "ticket" ADD COLUMN     "quarantine_ended_at" TIMESTAMPTZ(3),
ADD COLUMN     "quarantine_ended_by" TEXT,
ADD COLUMN     "quarantine_reasons" "QuarantineReason"[] DEFAULT ARRAY[]::"QuarantineReason"[],
ADD COLUMN     "quarantined" BOOLEAN NOT NULL DEFAULT false;

-- Nothing is done to a ticket in quarantine, and whoever ends it is on record.
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_quarantine" CHECK (
  NOT "quarantined" OR ("status" = 'SUBMITTED' AND cardinality("quarantine_reasons") > 0 AND "quarantine_ended_at" IS NULL)
);

-- The list of the quarantine: few of many.
CREATE INDEX "ticket_quarantined" ON "ticket" ("created_at" DESC, "id" DESC) WHERE "quarantined";

-- How often the same text came in through web pages.
CREATE INDEX "ticket_same_text" ON "ticket" ("origin_id", md5("description"), "created_at") WHERE "channel" = 'WIDGET';
