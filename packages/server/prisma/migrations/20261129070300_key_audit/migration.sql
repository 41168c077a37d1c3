-- AlterTable
ALTER TABLE "api_key" ADD COLUMN     "rotated_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "event" ADD COLUMN     "key_id" UUID;

-- CreateTable
CREATE TABLE "former_secret" (
    "hash" TEXT NOT NULL,
    "key_id" UUID NOT NULL,
    "hint" TEXT NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "former_secret_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "key_source" (
    "key_id" UUID NOT NULL,
    "network" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "first_used_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "key_source_pkey" PRIMARY KEY ("key_id","network","origin")
);

-- CreateIndex
CREATE INDEX "former_secret_key_id_idx" ON "former_secret"("key_id");

-- AddForeignKey
ALTER TABLE "former_secret" ADD CONSTRAINT "former_secret_key_id_fkey" FOREIGN KEY ("key_id") REFERENCES "api_key"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "key_source" ADD CONSTRAINT "key_source_key_id_fkey" FOREIGN KEY ("key_id") REFERENCES "api_key"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema cannot say.

-- Few events happen to a key: the others do not stand in this index.
CREATE INDEX "event_key_id_xid_seq_idx" ON "event" ("key_id", "xid", "seq") WHERE "key_id" IS NOT NULL;
