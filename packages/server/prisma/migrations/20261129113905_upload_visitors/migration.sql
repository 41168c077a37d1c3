-- AlterTable
ALTER TABLE "attachment" ADD COLUMN     "visitor" TEXT;

-- What Prisma's schema cannot say.

DROP INDEX "attachment_loose";
CREATE INDEX "attachment_loose" ON "attachment" ("uploader_id", "visitor", "created_at") WHERE "ticket_id" IS NULL AND "device_id" IS NULL;
