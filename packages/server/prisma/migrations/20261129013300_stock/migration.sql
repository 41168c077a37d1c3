-- CreateEnum
CREATE TYPE "MovementKind" AS ENUM ('RECEIPT', 'ISSUE', 'RETURN', 'TRANSFER_OUT', 'TRANSFER_IN', 'ADJUSTMENT', 'SCRAP');

-- CreateEnum
CREATE TYPE "PartLineState" AS ENUM ('RESERVED', 'BACKORDERED', 'ISSUED', 'RELEASED', 'RETURNED');

-- CreateEnum
CREATE TYPE "RemovedPartFate" AS ENUM ('RETURNED', 'SCRAPPED', 'CUSTOMER');

-- CreateEnum
CREATE TYPE "StockUnitState" AS ENUM ('IN_STOCK', 'IN_TRANSIT', 'ISSUED', 'SCRAPPED');

-- CreateEnum
CREATE TYPE "TransferState" AS ENUM ('REQUESTED', 'IN_TRANSIT', 'RECEIVED', 'CANCELLED');

-- AlterTable
ALTER TABLE "installed_part" ADD COLUMN     "part_line_id" UUID;

-- CreateTable
CREATE TABLE "part_fit" (
    "part_id" UUID NOT NULL,
    "model_id" UUID NOT NULL,

    CONSTRAINT "part_fit_pkey" PRIMARY KEY ("part_id","model_id")
);

-- CreateTable
CREATE TABLE "warehouse" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "organization_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "warehouse_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stock_level" (
    "id" UUID NOT NULL,
    "part_id" UUID NOT NULL,
    "warehouse_id" UUID NOT NULL,
    "sku" TEXT NOT NULL,
    "warehouse_code" TEXT NOT NULL,
    "on_hand" INTEGER NOT NULL DEFAULT 0,
    "reserved" INTEGER NOT NULL DEFAULT 0,
    "reorder_point" INTEGER,
    "low" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "stock_level_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stock_movement" (
    "id" UUID NOT NULL,
    "kind" "MovementKind" NOT NULL,
    "part_id" UUID NOT NULL,
    "warehouse_id" UUID NOT NULL,
    "quantity" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "serials" TEXT[],
    "ticket_id" UUID,
    "transfer_id" UUID,
    "reason" TEXT,
    "cost_minor" INTEGER,
    "currency" TEXT,
    "actor_id" UUID,
    "actor_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "stock_movement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "part_line" (
    "id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "part_id" UUID NOT NULL,
    "warehouse_id" UUID NOT NULL,
    "quantity" INTEGER NOT NULL,
    "state" "PartLineState" NOT NULL,
    "request_id" UUID NOT NULL,
    "hit" BOOLEAN NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "quote_id" UUID,
    "transfer_line_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "filled_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "removed_fate" "RemovedPartFate",
    "removed_serial" TEXT,

    CONSTRAINT "part_line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stock_unit" (
    "id" UUID NOT NULL,
    "part_id" UUID NOT NULL,
    "serial" TEXT NOT NULL,
    "state" "StockUnitState" NOT NULL,
    "warehouse_id" UUID NOT NULL,
    "part_line_id" UUID,
    "transfer_line_id" UUID,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "stock_unit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "transfer" (
    "id" UUID NOT NULL,
    "from_id" UUID NOT NULL,
    "to_id" UUID NOT NULL,
    "state" "TransferState" NOT NULL,
    "ticket_id" UUID,
    "expected_on" DATE,
    "reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "transfer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "transfer_line" (
    "id" UUID NOT NULL,
    "transfer_id" UUID NOT NULL,
    "part_id" UUID NOT NULL,
    "quantity" INTEGER NOT NULL,
    "cancelled" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "transfer_line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "expected_stock" (
    "id" UUID NOT NULL,
    "part_id" UUID NOT NULL,
    "warehouse_id" UUID NOT NULL,
    "quantity" INTEGER NOT NULL,
    "expected_on" DATE NOT NULL,
    "reference" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "expected_stock_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "part_fit_model_id_idx" ON "part_fit"("model_id");

-- CreateIndex
CREATE UNIQUE INDEX "warehouse_code_key" ON "warehouse"("code");

-- CreateIndex
CREATE INDEX "warehouse_organization_id_idx" ON "warehouse"("organization_id");

-- CreateIndex
CREATE INDEX "stock_level_warehouse_id_sku_idx" ON "stock_level"("warehouse_id", "sku");

-- CreateIndex
CREATE UNIQUE INDEX "stock_level_part_id_warehouse_id_key" ON "stock_level"("part_id", "warehouse_id");

-- CreateIndex
CREATE UNIQUE INDEX "stock_level_sku_warehouse_code_key" ON "stock_level"("sku", "warehouse_code");

-- CreateIndex
CREATE INDEX "stock_movement_at_id_idx" ON "stock_movement"("at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "stock_movement_warehouse_id_at_id_idx" ON "stock_movement"("warehouse_id", "at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "stock_movement_part_id_at_id_idx" ON "stock_movement"("part_id", "at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "stock_movement_ticket_id_idx" ON "stock_movement"("ticket_id");

-- CreateIndex
CREATE INDEX "stock_movement_serials_idx" ON "stock_movement" USING GIN ("serials");

-- CreateIndex
CREATE UNIQUE INDEX "part_line_transfer_line_id_key" ON "part_line"("transfer_line_id");

-- CreateIndex
CREATE INDEX "part_line_ticket_id_idx" ON "part_line"("ticket_id");

-- CreateIndex
CREATE INDEX "part_line_warehouse_id_created_at_idx" ON "part_line"("warehouse_id", "created_at");

-- CreateIndex
CREATE INDEX "stock_unit_warehouse_id_part_id_idx" ON "stock_unit"("warehouse_id", "part_id");

-- CreateIndex
CREATE INDEX "stock_unit_part_line_id_idx" ON "stock_unit"("part_line_id");

-- CreateIndex
CREATE INDEX "stock_unit_transfer_line_id_idx" ON "stock_unit"("transfer_line_id");

-- CreateIndex
CREATE UNIQUE INDEX "stock_unit_part_id_serial_key" ON "stock_unit"("part_id", "serial");

-- CreateIndex
CREATE INDEX "transfer_created_at_id_idx" ON "transfer"("created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "transfer_from_id_idx" ON "transfer"("from_id");

-- CreateIndex
CREATE INDEX "transfer_to_id_idx" ON "transfer"("to_id");

-- CreateIndex
CREATE INDEX "transfer_ticket_id_idx" ON "transfer"("ticket_id");

-- CreateIndex
CREATE INDEX "transfer_line_transfer_id_idx" ON "transfer_line"("transfer_id");

-- CreateIndex
CREATE INDEX "expected_stock_warehouse_id_expected_on_id_idx" ON "expected_stock"("warehouse_id", "expected_on", "id");

-- CreateIndex
CREATE INDEX "expected_stock_part_id_expected_on_idx" ON "expected_stock"("part_id", "expected_on");

-- CreateIndex
CREATE INDEX "installed_part_part_line_id_idx" ON "installed_part"("part_line_id");

-- AddForeignKey
ALTER TABLE "installed_part" ADD CONSTRAINT "installed_part_part_line_id_fkey" FOREIGN KEY ("part_line_id") REFERENCES "part_line"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "part_fit" ADD CONSTRAINT "part_fit_part_id_fkey" FOREIGN KEY ("part_id") REFERENCES "part"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "part_fit" ADD CONSTRAINT "part_fit_model_id_fkey" FOREIGN KEY ("model_id") REFERENCES "product_model"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "warehouse" ADD CONSTRAINT "warehouse_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stock_level" ADD CONSTRAINT "stock_level_part_id_fkey" FOREIGN KEY ("part_id") REFERENCES "part"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stock_level" ADD CONSTRAINT "stock_level_warehouse_id_fkey" FOREIGN KEY ("warehouse_id") REFERENCES "warehouse"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stock_movement" ADD CONSTRAINT "stock_movement_part_id_fkey" FOREIGN KEY ("part_id") REFERENCES "part"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stock_movement" ADD CONSTRAINT "stock_movement_warehouse_id_fkey" FOREIGN KEY ("warehouse_id") REFERENCES "warehouse"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stock_movement" ADD CONSTRAINT "stock_movement_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stock_movement" ADD CONSTRAINT "stock_movement_transfer_id_fkey" FOREIGN KEY ("transfer_id") REFERENCES "transfer"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "part_line" ADD CONSTRAINT "part_line_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "part_line" ADD CONSTRAINT "part_line_part_id_fkey" FOREIGN KEY ("part_id") REFERENCES "part"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "part_line" ADD CONSTRAINT "part_line_warehouse_id_fkey" FOREIGN KEY ("warehouse_id") REFERENCES "warehouse"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "part_line" ADD CONSTRAINT "part_line_quote_id_fkey" FOREIGN KEY ("quote_id") REFERENCES "quote"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "part_line" ADD CONSTRAINT "part_line_transfer_line_id_fkey" FOREIGN KEY ("transfer_line_id") REFERENCES "transfer_line"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stock_unit" ADD CONSTRAINT "stock_unit_part_id_fkey" FOREIGN KEY ("part_id") REFERENCES "part"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stock_unit" ADD CONSTRAINT "stock_unit_warehouse_id_fkey" FOREIGN KEY ("warehouse_id") REFERENCES "warehouse"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stock_unit" ADD CONSTRAINT "stock_unit_part_line_id_fkey" FOREIGN KEY ("part_line_id") REFERENCES "part_line"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stock_unit" ADD CONSTRAINT "stock_unit_transfer_line_id_fkey" FOREIGN KEY ("transfer_line_id") REFERENCES "transfer_line"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transfer" ADD CONSTRAINT "transfer_from_id_fkey" FOREIGN KEY ("from_id") REFERENCES "warehouse"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transfer" ADD CONSTRAINT "transfer_to_id_fkey" FOREIGN KEY ("to_id") REFERENCES "warehouse"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transfer" ADD CONSTRAINT "transfer_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transfer_line" ADD CONSTRAINT "transfer_line_transfer_id_fkey" FOREIGN KEY ("transfer_id") REFERENCES "transfer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transfer_line" ADD CONSTRAINT "transfer_line_part_id_fkey" FOREIGN KEY ("part_id") REFERENCES "part"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "expected_stock" ADD CONSTRAINT "expected_stock_part_id_fkey" FOREIGN KEY ("part_id") REFERENCES "part"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "expected_stock" ADD CONSTRAINT "expected_stock_warehouse_id_fkey" FOREIGN KEY ("warehouse_id") REFERENCES "warehouse"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema cannot say.

-- The last wall: whatever runs at the same time, nothing is promised that is not there.
ALTER TABLE "stock_level" ADD CONSTRAINT "stock_level_never_oversold"
  CHECK ("reserved" >= 0 AND "on_hand" >= "reserved" AND "reorder_point" >= 0 AND "version" >= 0);
ALTER TABLE "stock_movement" ADD CONSTRAINT "stock_movement_sign_check" CHECK (
  "quantity" <> 0 AND CASE
    WHEN "kind" IN ('RECEIPT', 'RETURN', 'TRANSFER_IN') THEN "quantity" > 0
    WHEN "kind" IN ('ISSUE', 'TRANSFER_OUT', 'SCRAP') THEN "quantity" < 0
    ELSE true END);
ALTER TABLE "stock_movement" ADD CONSTRAINT "stock_movement_ticket_check"
  CHECK (("kind" IN ('ISSUE', 'RETURN')) = ("ticket_id" IS NOT NULL));
ALTER TABLE "stock_movement" ADD CONSTRAINT "stock_movement_transfer_check"
  CHECK (("kind" IN ('TRANSFER_OUT', 'TRANSFER_IN')) = ("transfer_id" IS NOT NULL));
ALTER TABLE "stock_movement" ADD CONSTRAINT "stock_movement_cost_check"
  CHECK ("cost_minor" >= 0 AND ("cost_minor" IS NULL) = ("currency" IS NULL));
ALTER TABLE "part_line" ADD CONSTRAINT "part_line_check" CHECK (
  "quantity" > 0
  AND ("state" IN ('RESERVED', 'BACKORDERED')) = ("ended_at" IS NULL)
  AND ("removed_serial" IS NULL OR "removed_fate" IS NOT NULL));
ALTER TABLE "transfer" ADD CONSTRAINT "transfer_check" CHECK (
  "from_id" <> "to_id"
  AND ("state" IN ('RECEIVED', 'CANCELLED')) = ("ended_at" IS NOT NULL)
  AND ("state" IN ('IN_TRANSIT', 'RECEIVED')) = ("sent_at" IS NOT NULL));
ALTER TABLE "transfer_line" ADD CONSTRAINT "transfer_line_check" CHECK ("quantity" > 0);
ALTER TABLE "expected_stock" ADD CONSTRAINT "expected_stock_check" CHECK ("quantity" > 0);
-- A unit is held for a job or for a transfer; one on its way is held for its transfer, one that was scrapped for nothing.
ALTER TABLE "stock_unit" ADD CONSTRAINT "stock_unit_check" CHECK (
  CASE "state"
    WHEN 'IN_STOCK' THEN "part_line_id" IS NULL OR "transfer_line_id" IS NULL
    WHEN 'IN_TRANSIT' THEN "transfer_line_id" IS NOT NULL AND "part_line_id" IS NULL
    WHEN 'ISSUED' THEN "part_line_id" IS NOT NULL AND "transfer_line_id" IS NULL
    ELSE "part_line_id" IS NULL AND "transfer_line_id" IS NULL END);

CREATE INDEX "part_line_backordered" ON "part_line" ("part_id", "warehouse_id")
  WHERE "state" = 'BACKORDERED' AND "transfer_line_id" IS NULL;
CREATE INDEX "part_line_reserved" ON "part_line" ("part_id", "warehouse_id") WHERE "state" = 'RESERVED';
CREATE INDEX "part_line_to_expire" ON "part_line" ("expires_at")
  WHERE "expires_at" IS NOT NULL AND "state" IN ('RESERVED', 'BACKORDERED');
CREATE INDEX "stock_level_low" ON "stock_level" ("sku", "warehouse_code") WHERE "low";
CREATE INDEX "transfer_open" ON "transfer" ("to_id") WHERE "state" IN ('REQUESTED', 'IN_TRANSIT');

-- The ledger is appended to; nobody who comes as the application changes what it says.
CREATE TRIGGER "stock_movement_append_only" BEFORE UPDATE OR DELETE ON "stock_movement"
  FOR EACH ROW EXECUTE FUNCTION "is_append_only"();
CREATE TRIGGER "stock_movement_never_truncated" BEFORE TRUNCATE ON "stock_movement"
  FOR EACH STATEMENT EXECUTE FUNCTION "is_append_only"();

-- What was decided about parts for a ticket goes one way: what has ended does not begin again.
CREATE FUNCTION "part_line_only_ends"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'a line of parts is not removed';
  END IF;
  IF OLD."state" IN ('RELEASED', 'RETURNED') AND NEW."state" <> OLD."state" THEN
    RAISE EXCEPTION 'a line of parts that has ended does not begin again';
  END IF;
  IF OLD."state" = 'ISSUED' AND NEW."state" NOT IN ('ISSUED', 'RETURNED') THEN
    RAISE EXCEPTION 'a line of parts that was issued can only be returned';
  END IF;
  IF NEW."state" = 'ISSUED' AND OLD."state" NOT IN ('RESERVED', 'ISSUED') THEN
    RAISE EXCEPTION 'a line of parts that was not reserved cannot be issued';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER "part_line_only_ends" BEFORE UPDATE OR DELETE ON "part_line"
  FOR EACH ROW EXECUTE FUNCTION "part_line_only_ends"();
-- Beside the trigger, the role that migrates and serves gives the rights up (a superuser keeps them, and meets the trigger).
REVOKE UPDATE, DELETE, TRUNCATE ON "stock_movement" FROM PUBLIC, CURRENT_USER;
