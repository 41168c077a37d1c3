-- CreateTable
CREATE TABLE "warranty_extension_revocation" (
    "extension_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "revoked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "warranty_extension_revocation_pkey" PRIMARY KEY ("extension_id")
);

-- AddForeignKey
ALTER TABLE "warranty_extension_revocation" ADD CONSTRAINT "warranty_extension_revocation_extension_id_fkey" FOREIGN KEY ("extension_id") REFERENCES "warranty_extension"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What was given and what was taken back is not changed afterwards.
CREATE TRIGGER "warranty_extension_append_only" BEFORE UPDATE OR DELETE ON "warranty_extension"
  FOR EACH ROW EXECUTE FUNCTION "is_append_only"();
CREATE TRIGGER "warranty_extension_revocation_append_only" BEFORE UPDATE OR DELETE ON "warranty_extension_revocation"
  FOR EACH ROW EXECUTE FUNCTION "is_append_only"();
