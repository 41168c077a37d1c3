-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "Tier" AS ENUM ('HEADQUARTERS', 'SERVICE_CENTER', 'DEALER');

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('AGENT', 'TECHNICIAN', 'STOREKEEPER', 'MANAGER', 'ADMIN');

-- CreateEnum
CREATE TYPE "ApiKeyKind" AS ENUM ('SECRET', 'PUBLISHABLE');

-- CreateEnum
CREATE TYPE "TicketKind" AS ENUM ('REPAIR', 'INSTALLATION', 'INSPECTION', 'CONSULTATION', 'COMPLAINT', 'RETURN', 'EXCHANGE', 'TRAINING');

-- CreateEnum
CREATE TYPE "TicketStatus" AS ENUM ('SUBMITTED', 'ACCEPTED', 'SCHEDULED', 'IN_PROGRESS', 'AWAITING_APPROVAL', 'ON_HOLD', 'RESOLVED', 'CLOSED', 'CANCELLED');

-- CreateEnum
CREATE TYPE "HoldReason" AS ENUM ('WAITING_CUSTOMER', 'WAITING_PARTS', 'WAITING_VENDOR');

-- CreateEnum
CREATE TYPE "Priority" AS ENUM ('P1', 'P2', 'P3', 'P4');

-- CreateEnum
CREATE TYPE "Channel" AS ENUM ('WIDGET', 'API', 'PHONE', 'EMAIL', 'ON_SITE');

-- CreateEnum
CREATE TYPE "FaultCause" AS ENUM ('DEFECT', 'WEAR', 'MISUSE', 'DISASTER', 'UNAUTHORIZED_MODIFICATION', 'OTHER');

-- CreateEnum
CREATE TYPE "DistanceBand" AS ENUM ('SAME_CITY', 'NEARBY', 'REMOTE');

-- CreateEnum
CREATE TYPE "CommentVisibility" AS ENUM ('PUBLIC', 'INTERNAL');

-- CreateEnum
CREATE TYPE "ActorKind" AS ENUM ('CUSTOMER', 'MEMBER', 'API_KEY', 'SYSTEM');

-- CreateTable
CREATE TABLE "organization" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "tier" "Tier" NOT NULL,
    "parent_id" UUID,
    "path" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "organization_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "member" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "roles" "Role"[],
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_key" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "kind" "ApiKeyKind" NOT NULL,
    "label" TEXT,
    "hint" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "roles" "Role"[],
    "origins" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "customer" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "customer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contact" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "phone" TEXT,
    "email" TEXT,
    "phone_key" TEXT,
    "email_key" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "contact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "site" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "country" TEXT,
    "region" TEXT,
    "city" TEXT,
    "line" TEXT NOT NULL,
    "band" "DistanceBand",
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "site_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "product_model" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "names" JSONB NOT NULL DEFAULT '{}',
    "category" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "product_model_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "device" (
    "id" UUID NOT NULL,
    "serial" TEXT NOT NULL,
    "model_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "sold_by_id" UUID,
    "customer_id" UUID,
    "purchased_on" DATE,
    "delivered_on" DATE,
    "installed_on" DATE,
    "accepted_on" DATE,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "device_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ticket" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "kind" "TicketKind" NOT NULL,
    "status" "TicketStatus" NOT NULL,
    "hold_reason" "HoldReason",
    "held_from" "TicketStatus",
    "priority" "Priority" NOT NULL,
    "severity" "Priority",
    "channel" "Channel" NOT NULL,
    "description" TEXT NOT NULL,
    "locale" TEXT,
    "origin_id" UUID NOT NULL,
    "handler_id" UUID NOT NULL,
    "serial" TEXT,
    "model_id" UUID,
    "device_id" UUID,
    "customer_id" UUID NOT NULL,
    "contact_id" UUID NOT NULL,
    "site_id" UUID,
    "fault_code" TEXT,
    "cause" "FaultCause",
    "diagnosis" TEXT,
    "work_done" TEXT,
    "resolved_at" TIMESTAMPTZ(3),
    "signed_by" TEXT,
    "rating" INTEGER,
    "closed_at" TIMESTAMPTZ(3),
    "tracking_epoch" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ticket_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "comment" (
    "id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "visibility" "CommentVisibility" NOT NULL,
    "actor_kind" "ActorKind" NOT NULL,
    "actor_id" UUID,
    "actor_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "comment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event" (
    "xid" BIGINT NOT NULL DEFAULT ((pg_current_xact_id())::text)::bigint,
    "seq" BIGSERIAL NOT NULL,
    "type" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "audience" UUID[],
    "ticket_id" UUID,
    "device_id" UUID,
    "channel" "Channel",
    "actor_kind" "ActorKind" NOT NULL,
    "actor_id" UUID,
    "actor_name" TEXT NOT NULL,
    "data" JSONB NOT NULL,

    CONSTRAINT "event_pkey" PRIMARY KEY ("xid","seq")
);

-- CreateTable
CREATE TABLE "idempotency_key" (
    "subject" UUID NOT NULL,
    "operation" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "input_hash" TEXT NOT NULL,
    "result" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("subject","operation","key")
);

-- CreateIndex
CREATE UNIQUE INDEX "organization_code_key" ON "organization"("code");

-- CreateIndex
CREATE UNIQUE INDEX "organization_path_key" ON "organization"("path");

-- CreateIndex
CREATE INDEX "organization_parent_id_idx" ON "organization"("parent_id");

-- CreateIndex
CREATE UNIQUE INDEX "member_email_key" ON "member"("email");

-- CreateIndex
CREATE INDEX "member_organization_id_created_at_id_idx" ON "member"("organization_id", "created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "api_key_hash_key" ON "api_key"("hash");

-- CreateIndex
CREATE INDEX "api_key_organization_id_idx" ON "api_key"("organization_id");

-- CreateIndex
CREATE INDEX "customer_organization_id_idx" ON "customer"("organization_id");

-- CreateIndex
CREATE INDEX "contact_phone_key_idx" ON "contact"("phone_key");

-- CreateIndex
CREATE INDEX "contact_email_key_idx" ON "contact"("email_key");

-- CreateIndex
CREATE INDEX "contact_customer_id_idx" ON "contact"("customer_id");

-- CreateIndex
CREATE INDEX "site_customer_id_idx" ON "site"("customer_id");

-- CreateIndex
CREATE UNIQUE INDEX "product_model_code_key" ON "product_model"("code");

-- CreateIndex
CREATE UNIQUE INDEX "device_serial_key" ON "device"("serial");

-- CreateIndex
CREATE INDEX "device_organization_id_created_at_id_idx" ON "device"("organization_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "device_customer_id_idx" ON "device"("customer_id");

-- CreateIndex
CREATE INDEX "device_model_id_idx" ON "device"("model_id");

-- CreateIndex
CREATE UNIQUE INDEX "ticket_number_key" ON "ticket"("number");

-- CreateIndex
CREATE INDEX "ticket_created_at_id_idx" ON "ticket"("created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "ticket_updated_at_id_idx" ON "ticket"("updated_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "ticket_origin_id_created_at_id_idx" ON "ticket"("origin_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "ticket_handler_id_created_at_id_idx" ON "ticket"("handler_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "ticket_status_created_at_id_idx" ON "ticket"("status", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "ticket_device_id_idx" ON "ticket"("device_id");

-- CreateIndex
CREATE INDEX "ticket_customer_id_idx" ON "ticket"("customer_id");

-- CreateIndex
CREATE INDEX "comment_ticket_id_created_at_id_idx" ON "comment"("ticket_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "event_ticket_id_xid_seq_idx" ON "event"("ticket_id", "xid", "seq");

-- CreateIndex
CREATE INDEX "event_device_id_xid_seq_idx" ON "event"("device_id", "xid", "seq");

-- CreateIndex
CREATE INDEX "idempotency_key_created_at_idx" ON "idempotency_key"("created_at");

-- AddForeignKey
ALTER TABLE "organization" ADD CONSTRAINT "organization_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "organization"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customer" ADD CONSTRAINT "customer_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact" ADD CONSTRAINT "contact_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "site" ADD CONSTRAINT "site_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "device" ADD CONSTRAINT "device_model_id_fkey" FOREIGN KEY ("model_id") REFERENCES "product_model"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "device" ADD CONSTRAINT "device_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "device" ADD CONSTRAINT "device_sold_by_id_fkey" FOREIGN KEY ("sold_by_id") REFERENCES "organization"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "device" ADD CONSTRAINT "device_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_origin_id_fkey" FOREIGN KEY ("origin_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_handler_id_fkey" FOREIGN KEY ("handler_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_model_id_fkey" FOREIGN KEY ("model_id") REFERENCES "product_model"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_device_id_fkey" FOREIGN KEY ("device_id") REFERENCES "device"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_contact_id_fkey" FOREIGN KEY ("contact_id") REFERENCES "contact"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment" ADD CONSTRAINT "comment_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema cannot say.

ALTER TABLE "organization" ADD CONSTRAINT "organization_path_check" CHECK ("path" LIKE '%' || "id"::text || '/');
CREATE INDEX "organization_path_prefix" ON "organization" ("path" text_pattern_ops);

ALTER TABLE "api_key" ADD CONSTRAINT "api_key_origins_check" CHECK ("kind" = 'PUBLISHABLE' OR cardinality("origins") = 0);
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_roles_check" CHECK ("kind" = 'SECRET' OR cardinality("roles") = 0);

ALTER TABLE "contact" ADD CONSTRAINT "contact_reachable_check" CHECK ("phone" IS NOT NULL OR "email" IS NOT NULL);

ALTER TABLE "ticket" ADD CONSTRAINT "ticket_hold_check"
  CHECK (("status" = 'ON_HOLD') = ("hold_reason" IS NOT NULL) AND ("status" = 'ON_HOLD') = ("held_from" IS NOT NULL));
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_closed_check" CHECK (("status" = 'CLOSED') = ("closed_at" IS NOT NULL));
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_rating_check" CHECK ("rating" BETWEEN 1 AND 5);

-- The log is only ever added to.
CREATE FUNCTION "event_is_append_only"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the event log is append-only';
END
$$;
CREATE TRIGGER "event_append_only" BEFORE UPDATE OR DELETE ON "event"
  FOR EACH ROW EXECUTE FUNCTION "event_is_append_only"();

-- The one organization of a new deployment.
INSERT INTO "organization" ("id", "code", "name", "tier", "path", "time_zone", "created_at")
SELECT "id", 'HQ', 'Headquarters', 'HEADQUARTERS', "id" || '/', 'UTC', now() FROM (SELECT gen_random_uuid() AS "id") AS "new";
