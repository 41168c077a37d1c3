-- AlterTable
ALTER TABLE "ticket" ADD COLUMN     "fault_serial" TEXT;

-- AlterTable
ALTER TABLE "coverage_decision" ADD COLUMN     "part_serial" TEXT;
