-- Which organizations share tickets: few tickets change hands, and who does not see an organization otherwise is asked it
-- by row-level security (prisma/wall-rules.ts).
CREATE INDEX "ticket_handed_over" ON "ticket" ("handler_id", "origin_id") WHERE "handler_id" <> "origin_id";
CREATE INDEX "ticket_taken_for_others" ON "ticket" ("origin_id", "handler_id") WHERE "handler_id" <> "origin_id";
