-- AlterTable
ALTER TABLE "part_line" ADD COLUMN     "awaited" BOOLEAN NOT NULL DEFAULT false;

-- What is known of the lines that were there before: a line that was held at once has neither.
UPDATE "part_line" SET "awaited" = true
WHERE "state" = 'BACKORDERED' OR "filled_at" IS NOT NULL OR "transfer_line_id" IS NOT NULL;

ALTER TABLE "part_line" ADD CONSTRAINT "part_line_awaited_check"
  CHECK ("awaited" OR ("state" <> 'BACKORDERED' AND "filled_at" IS NULL));

CREATE INDEX "part_line_awaited" ON "part_line" ("warehouse_id", "created_at") WHERE "awaited";
