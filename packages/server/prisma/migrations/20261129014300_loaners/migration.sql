-- CreateEnum
CREATE TYPE "LoanerBookingState" AS ENUM ('BOOKED', 'LENT', 'RETURNED', 'CANCELLED');

-- CreateEnum
CREATE TYPE "LoanerCondition" AS ENUM ('OK', 'DAMAGED');

-- CreateTable
CREATE TABLE "loaner" (
    "id" UUID NOT NULL,
    "device_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "note" TEXT,
    "condition" "LoanerCondition" NOT NULL DEFAULT 'OK',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "loaner_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "loaner_booking" (
    "id" UUID NOT NULL,
    "loaner_id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "state" "LoanerBookingState" NOT NULL DEFAULT 'BOOKED',
    "lent_at" TIMESTAMPTZ(3),
    "told_late_at" TIMESTAMPTZ(3),
    "returned_at" TIMESTAMPTZ(3),
    "cancelled_at" TIMESTAMPTZ(3),
    "condition" "LoanerCondition",
    "inspection_note" TEXT,
    "charge_minor" INTEGER,
    "currency" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "loaner_booking_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "loaner_device_id_key" ON "loaner"("device_id");

-- CreateIndex
CREATE INDEX "loaner_created_at_id_idx" ON "loaner"("created_at", "id");

-- CreateIndex
CREATE INDEX "loaner_organization_id_created_at_id_idx" ON "loaner"("organization_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "loaner_booking_loaner_id_starts_at_idx" ON "loaner_booking"("loaner_id", "starts_at");

-- CreateIndex
CREATE INDEX "loaner_booking_ticket_id_starts_at_id_idx" ON "loaner_booking"("ticket_id", "starts_at", "id");

-- AddForeignKey
ALTER TABLE "loaner" ADD CONSTRAINT "loaner_device_id_fkey" FOREIGN KEY ("device_id") REFERENCES "device"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "loaner" ADD CONSTRAINT "loaner_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "loaner_booking" ADD CONSTRAINT "loaner_booking_loaner_id_fkey" FOREIGN KEY ("loaner_id") REFERENCES "loaner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "loaner_booking" ADD CONSTRAINT "loaner_booking_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- One unit, one promise at a time: whatever runs at once, the second booking of a span is refused here. A span does not
-- hold its own end: one booking may begin where another ends.
ALTER TABLE "loaner_booking" ADD CONSTRAINT "loaner_booking_no_overlap" EXCLUDE USING gist
  ("loaner_id" WITH =, tstzrange("starts_at", "ends_at") WITH &&) WHERE ("state" <> 'CANCELLED');
-- A unit that is kept beyond its end is out until it comes back: nobody else gets it.
CREATE UNIQUE INDEX "loaner_booking_out" ON "loaner_booking" ("loaner_id") WHERE "state" = 'LENT';
CREATE INDEX "loaner_booking_open" ON "loaner_booking" ("ends_at") WHERE "state" IN ('BOOKED', 'LENT');

ALTER TABLE "loaner_booking" ADD CONSTRAINT "loaner_booking_span_check"
  CHECK ("starts_at" < "ends_at" OR ("state" = 'RETURNED' AND "starts_at" = "ends_at"));
ALTER TABLE "loaner_booking" ADD CONSTRAINT "loaner_booking_state_check" CHECK (
  ("state" IN ('LENT', 'RETURNED')) = ("lent_at" IS NOT NULL)
  AND ("state" = 'RETURNED') = ("returned_at" IS NOT NULL)
  AND ("state" = 'RETURNED') = ("condition" IS NOT NULL)
  AND ("state" = 'CANCELLED') = ("cancelled_at" IS NOT NULL)
  AND "returned_at" >= "lent_at");
ALTER TABLE "loaner_booking" ADD CONSTRAINT "loaner_booking_charge_check" CHECK (
  ("charge_minor" IS NULL) = ("currency" IS NULL) AND "charge_minor" >= 0
  AND ("charge_minor" IS NOT NULL) = ("condition" IS NOT DISTINCT FROM 'DAMAGED'));

-- A booking that is over is not changed.
CREATE TRIGGER "loaner_booking_over" BEFORE UPDATE OR DELETE ON "loaner_booking"
  FOR EACH ROW WHEN (OLD."state" IN ('RETURNED', 'CANCELLED')) EXECUTE FUNCTION "is_append_only"();
