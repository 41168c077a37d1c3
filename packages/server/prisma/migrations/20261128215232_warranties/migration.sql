-- CreateEnum
CREATE TYPE "WarrantyStart" AS ENUM ('PURCHASED', 'DELIVERED', 'INSTALLED', 'ACCEPTED');

-- CreateEnum
CREATE TYPE "Terms" AS ENUM ('FREE', 'AT_COST', 'CHARGED');

-- CreateEnum
CREATE TYPE "CoverageOutcome" AS ENUM ('FULL', 'PARTIAL', 'NONE', 'NEEDS_PROOF');

-- CreateEnum
CREATE TYPE "JobLineKind" AS ENUM ('LABOUR', 'PARTS', 'TRAVEL');

-- CreateEnum
CREATE TYPE "QuoteState" AS ENUM ('SENT', 'ACCEPTED', 'DECLINED', 'EXPIRED', 'WITHDRAWN');

-- AlterTable
ALTER TABLE "product_model" ADD COLUMN     "warranty_policy" TEXT;

-- AlterTable
ALTER TABLE "device" ADD COLUMN     "policy_id" UUID,
ADD COLUMN     "replaces_id" UUID,
ADD COLUMN     "retire_reason" TEXT,
ADD COLUMN     "retired_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "ticket" ADD COLUMN     "fault_sku" TEXT,
ADD COLUMN     "signature" TEXT;

-- CreateTable
CREATE TABLE "warranty_policy" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "start_event" "WarrantyStart" NOT NULL,
    "phases" JSONB NOT NULL,
    "afterwards" JSONB NOT NULL,
    "excluded_causes" "FaultCause"[],
    "replaced_part" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "superseded_at" TIMESTAMPTZ(3),

    CONSTRAINT "warranty_policy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "warranty_void" (
    "id" UUID NOT NULL,
    "device_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "voided_at" TIMESTAMPTZ(3) NOT NULL,
    "restored_at" TIMESTAMPTZ(3),
    "restore_reason" TEXT,

    CONSTRAINT "warranty_void_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "warranty_extension" (
    "id" UUID NOT NULL,
    "device_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "phases" JSONB NOT NULL,
    "starts_on" DATE,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "warranty_extension_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "part" (
    "id" UUID NOT NULL,
    "sku" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "names" JSONB NOT NULL DEFAULT '{}',
    "cost_minor" INTEGER,
    "price_minor" INTEGER,
    "currency" TEXT,
    "serial_tracked" BOOLEAN NOT NULL DEFAULT false,
    "consumable" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "part_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "installed_part" (
    "id" UUID NOT NULL,
    "device_id" UUID NOT NULL,
    "part_id" UUID NOT NULL,
    "serial" TEXT,
    "installed_on" DATE NOT NULL,
    "removed_on" DATE,
    "is_replacement" BOOLEAN NOT NULL,
    "under_warranty" BOOLEAN NOT NULL,
    "ticket_id" UUID,
    "replaces_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "installed_part_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "coverage_decision" (
    "id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "cause" "FaultCause" NOT NULL,
    "sku" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "outcome" "CoverageOutcome" NOT NULL,
    "labour" "Terms",
    "parts" "Terms",
    "travel" "Terms",
    "phase" INTEGER,
    "last_day" DATE,
    "policy_id" UUID,
    "reasons" JSONB NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "coverage_decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "goodwill" (
    "id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "labour" "Terms" NOT NULL,
    "parts" "Terms" NOT NULL,
    "travel" "Terms" NOT NULL,
    "reason" TEXT NOT NULL,
    "granted_by" TEXT NOT NULL,
    "granted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "goodwill_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "service_rate" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "kind" "JobLineKind" NOT NULL,
    "name" TEXT NOT NULL,
    "names" JSONB NOT NULL DEFAULT '{}',
    "cost_minor" INTEGER NOT NULL,
    "price_minor" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "service_rate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tax_rate" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "names" JSONB NOT NULL DEFAULT '{}',
    "basis_points" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "tax_rate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "quote" (
    "id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "state" "QuoteState" NOT NULL DEFAULT 'SENT',
    "currency" TEXT NOT NULL,
    "net_minor" INTEGER NOT NULL,
    "tax_minor" INTEGER NOT NULL,
    "total_minor" INTEGER NOT NULL,
    "taxes" JSONB NOT NULL,
    "note" TEXT,
    "valid_until" TIMESTAMPTZ(3) NOT NULL,
    "decision_id" UUID,
    "sent_by" TEXT NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "answered_by" TEXT,
    "reason" TEXT,

    CONSTRAINT "quote_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "quote_line" (
    "id" UUID NOT NULL,
    "quote_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" "JobLineKind" NOT NULL,
    "text" TEXT NOT NULL,
    "part_id" UUID,
    "quantity_centi" INTEGER NOT NULL,
    "terms" "Terms" NOT NULL,
    "unit_cost_minor" INTEGER NOT NULL,
    "unit_price_minor" INTEGER NOT NULL,
    "amount_minor" INTEGER NOT NULL,
    "tax_code" TEXT,
    "reasons" JSONB NOT NULL,

    CONSTRAINT "quote_line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attachment" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "ticket_id" UUID,
    "device_id" UUID,
    "name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "width" INTEGER,
    "height" INTEGER,
    "visibility" "CommentVisibility" NOT NULL,
    "actor_kind" "ActorKind" NOT NULL,
    "actor_id" UUID,
    "actor_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "uploader_id" UUID,

    CONSTRAINT "attachment_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "warranty_policy_code_version_key" ON "warranty_policy"("code", "version");

-- CreateIndex
CREATE INDEX "warranty_void_device_id_voided_at_idx" ON "warranty_void"("device_id", "voided_at");

-- CreateIndex
CREATE INDEX "warranty_extension_device_id_created_at_idx" ON "warranty_extension"("device_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "part_sku_key" ON "part"("sku");

-- CreateIndex
CREATE UNIQUE INDEX "installed_part_replaces_id_key" ON "installed_part"("replaces_id");

-- CreateIndex
CREATE INDEX "installed_part_device_id_installed_on_idx" ON "installed_part"("device_id", "installed_on");

-- CreateIndex
CREATE INDEX "installed_part_ticket_id_idx" ON "installed_part"("ticket_id");

-- CreateIndex
CREATE UNIQUE INDEX "coverage_decision_ticket_id_seq_key" ON "coverage_decision"("ticket_id", "seq");

-- CreateIndex
CREATE INDEX "goodwill_ticket_id_granted_at_idx" ON "goodwill"("ticket_id", "granted_at");

-- CreateIndex
CREATE UNIQUE INDEX "service_rate_code_key" ON "service_rate"("code");

-- CreateIndex
CREATE UNIQUE INDEX "tax_rate_code_key" ON "tax_rate"("code");

-- CreateIndex
CREATE UNIQUE INDEX "quote_ticket_id_revision_key" ON "quote"("ticket_id", "revision");

-- CreateIndex
CREATE UNIQUE INDEX "quote_line_quote_id_position_key" ON "quote_line"("quote_id", "position");

-- CreateIndex
CREATE INDEX "attachment_ticket_id_created_at_id_idx" ON "attachment"("ticket_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "attachment_device_id_created_at_id_idx" ON "attachment"("device_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "attachment_organization_id_idx" ON "attachment"("organization_id");

-- CreateIndex
CREATE UNIQUE INDEX "device_replaces_id_key" ON "device"("replaces_id");

-- CreateIndex
CREATE INDEX "device_created_at_id_idx" ON "device"("created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "device_policy_id_idx" ON "device"("policy_id");

-- AddForeignKey
ALTER TABLE "device" ADD CONSTRAINT "device_policy_id_fkey" FOREIGN KEY ("policy_id") REFERENCES "warranty_policy"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "device" ADD CONSTRAINT "device_replaces_id_fkey" FOREIGN KEY ("replaces_id") REFERENCES "device"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "warranty_void" ADD CONSTRAINT "warranty_void_device_id_fkey" FOREIGN KEY ("device_id") REFERENCES "device"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "warranty_extension" ADD CONSTRAINT "warranty_extension_device_id_fkey" FOREIGN KEY ("device_id") REFERENCES "device"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "installed_part" ADD CONSTRAINT "installed_part_device_id_fkey" FOREIGN KEY ("device_id") REFERENCES "device"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "installed_part" ADD CONSTRAINT "installed_part_part_id_fkey" FOREIGN KEY ("part_id") REFERENCES "part"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "installed_part" ADD CONSTRAINT "installed_part_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "installed_part" ADD CONSTRAINT "installed_part_replaces_id_fkey" FOREIGN KEY ("replaces_id") REFERENCES "installed_part"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "coverage_decision" ADD CONSTRAINT "coverage_decision_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "coverage_decision" ADD CONSTRAINT "coverage_decision_policy_id_fkey" FOREIGN KEY ("policy_id") REFERENCES "warranty_policy"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "goodwill" ADD CONSTRAINT "goodwill_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quote" ADD CONSTRAINT "quote_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quote" ADD CONSTRAINT "quote_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "coverage_decision"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quote_line" ADD CONSTRAINT "quote_line_quote_id_fkey" FOREIGN KEY ("quote_id") REFERENCES "quote"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quote_line" ADD CONSTRAINT "quote_line_part_id_fkey" FOREIGN KEY ("part_id") REFERENCES "part"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_device_id_fkey" FOREIGN KEY ("device_id") REFERENCES "device"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What Prisma's schema cannot say.

CREATE UNIQUE INDEX "warranty_policy_current" ON "warranty_policy" ("code") WHERE "superseded_at" IS NULL;
CREATE UNIQUE INDEX "warranty_void_standing" ON "warranty_void" ("device_id") WHERE "restored_at" IS NULL;
CREATE UNIQUE INDEX "quote_sent" ON "quote" ("ticket_id") WHERE "state" = 'SENT';
CREATE INDEX "quote_to_expire" ON "quote" ("valid_until") WHERE "state" = 'SENT';
CREATE INDEX "attachment_loose" ON "attachment" ("uploader_id", "created_at") WHERE "ticket_id" IS NULL AND "device_id" IS NULL;
-- The start of a serial number finds devices whatever the collation of the database.
CREATE INDEX "device_serial_prefix" ON "device" ("serial" text_pattern_ops);
CREATE INDEX "device_retired" ON "device" ("created_at" DESC, "id" DESC) WHERE "retired_at" IS NOT NULL;
-- A unit of a part is in one device at a time.
CREATE UNIQUE INDEX "installed_part_unit" ON "installed_part" ("part_id", "serial") WHERE "removed_on" IS NULL;

ALTER TABLE "attachment" ADD CONSTRAINT "attachment_one_place_check" CHECK ("ticket_id" IS NULL OR "device_id" IS NULL);

ALTER TABLE "warranty_void" ADD CONSTRAINT "warranty_void_restored_check"
  CHECK (("restored_at" IS NULL) = ("restore_reason" IS NULL) AND "restored_at" >= "voided_at");
ALTER TABLE "device" ADD CONSTRAINT "device_retired_check" CHECK (("retired_at" IS NULL) = ("retire_reason" IS NULL));
ALTER TABLE "installed_part" ADD CONSTRAINT "installed_part_removed_check" CHECK ("removed_on" >= "installed_on");
ALTER TABLE "part" ADD CONSTRAINT "part_price_check"
  CHECK ("cost_minor" >= 0 AND "price_minor" >= 0 AND (("cost_minor" IS NULL AND "price_minor" IS NULL) = ("currency" IS NULL)));
ALTER TABLE "service_rate" ADD CONSTRAINT "service_rate_check" CHECK ("cost_minor" >= 0 AND "price_minor" >= 0 AND "kind" <> 'PARTS');
ALTER TABLE "tax_rate" ADD CONSTRAINT "tax_rate_check" CHECK ("basis_points" BETWEEN 0 AND 10000);
ALTER TABLE "coverage_decision" ADD CONSTRAINT "coverage_decision_terms_check" CHECK (
  ("outcome" = 'NEEDS_PROOF') = ("labour" IS NULL) AND ("labour" IS NULL) = ("parts" IS NULL) AND ("labour" IS NULL) = ("travel" IS NULL));
ALTER TABLE "quote" ADD CONSTRAINT "quote_sum_check"
  CHECK ("net_minor" >= 0 AND "tax_minor" >= 0 AND "total_minor" = "net_minor" + "tax_minor");
ALTER TABLE "quote" ADD CONSTRAINT "quote_ended_check" CHECK (("state" = 'SENT') = ("ended_at" IS NULL));
ALTER TABLE "quote_line" ADD CONSTRAINT "quote_line_check" CHECK (
  "quantity_centi" > 0 AND "unit_cost_minor" >= 0 AND "unit_price_minor" >= 0 AND "amount_minor" >= 0
  AND ("part_id" IS NOT NULL) = ("kind" = 'PARTS'));

-- What was decided and what was offered is not changed afterwards.
CREATE FUNCTION "is_append_only"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END
$$;
CREATE TRIGGER "coverage_decision_append_only" BEFORE UPDATE OR DELETE ON "coverage_decision"
  FOR EACH ROW EXECUTE FUNCTION "is_append_only"();
CREATE TRIGGER "goodwill_append_only" BEFORE UPDATE OR DELETE ON "goodwill"
  FOR EACH ROW EXECUTE FUNCTION "is_append_only"();
CREATE TRIGGER "quote_line_append_only" BEFORE UPDATE OR DELETE ON "quote_line"
  FOR EACH ROW EXECUTE FUNCTION "is_append_only"();

-- A quote only ends: its offer stands as it was sent.
CREATE FUNCTION "quote_only_ends"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD."state" <> 'SENT' THEN
    RAISE EXCEPTION 'a quote that has ended is not changed';
  END IF;
  IF (OLD."ticket_id", OLD."revision", OLD."currency", OLD."net_minor", OLD."tax_minor", OLD."total_minor", OLD."taxes", OLD."valid_until",
      OLD."sent_at", OLD."sent_by", OLD."note", OLD."decision_id")
    IS DISTINCT FROM (NEW."ticket_id", NEW."revision", NEW."currency", NEW."net_minor", NEW."tax_minor", NEW."total_minor", NEW."taxes",
      NEW."valid_until", NEW."sent_at", NEW."sent_by", NEW."note", NEW."decision_id") THEN
    RAISE EXCEPTION 'what a quote offers is not changed after it was sent';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER "quote_only_ends" BEFORE UPDATE OR DELETE ON "quote" FOR EACH ROW EXECUTE FUNCTION "quote_only_ends"();
