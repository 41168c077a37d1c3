-- CreateTable
CREATE TABLE "trusted_document" (
    "hash" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "sources" TEXT[],
    "registered_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "trusted_document_pkey" PRIMARY KEY ("hash")
);
-- A hash vouches for its text.
ALTER TABLE "trusted_document"
  ADD CONSTRAINT "trusted_document_hash" CHECK ("hash" = encode(sha256(convert_to("text", 'UTF8')), 'hex'));
