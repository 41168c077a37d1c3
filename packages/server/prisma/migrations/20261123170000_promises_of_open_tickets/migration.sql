-- Tickets from before there were promises, as far as they are open or may be reopened: the log knows what happened to them.
INSERT INTO "sla_mark" ("ticket_id", "seq", "at", "kind", "reason")
SELECT "ticket_id", row_number() OVER (PARTITION BY "ticket_id" ORDER BY "xid", "event_seq") - 1, "at", "kind", "reason"
FROM (
  SELECT "id" AS "ticket_id", 0 AS "xid", 0 AS "event_seq", "created_at" AS "at", 'STARTED'::"SlaMarkKind" AS "kind",
    NULL::"HoldReason" AS "reason"
  FROM "ticket"
  UNION ALL
  SELECT "event"."ticket_id", "event"."xid", "event"."seq", "event"."at", "seen"."kind"::"SlaMarkKind",
    CASE "seen"."kind" WHEN 'PAUSED' THEN ("event"."data"->>'reason')::"HoldReason" END
  FROM "event" JOIN (VALUES
    ('ticket.accepted', 'RESPONDED'),
    ('ticket.started', 'ARRIVED'),
    ('ticket.held', 'PAUSED'),
    ('ticket.resumed', 'RESUMED'),
    ('ticket.resolved', 'RESOLVED'),
    ('ticket.reopened', 'REOPENED')
  ) AS "seen" ("type", "kind") ON "seen"."type" = "event"."type"
  LEFT JOIN "api_key" ON "api_key"."id" = "event"."actor_id"
  -- An agent begins from afar.
  WHERE "seen"."kind" <> 'ARRIVED' OR "api_key"."roles" && ARRAY['TECHNICIAN', 'ADMIN']::"Role"[]
) AS "happened"
WHERE "ticket_id" IN (
  SELECT "id" FROM "ticket"
  WHERE ("status" NOT IN ('CLOSED', 'CANCELLED') OR "closed_at" > now() - interval '30 days')
    AND NOT EXISTS (SELECT FROM "sla_mark" WHERE "sla_mark"."ticket_id" = "ticket"."id")
);

-- Their clocks, due at once: the sweep replays each from its marks. What was late long ago is not told any more: a target
-- around the clock once so much time has passed; one in service hours, of two working days, after a week that counts.
WITH "new" AS (
  SELECT "ticket"."id", "ticket"."created_at" FROM "ticket"
  WHERE "service_level" = 'standard'
    AND EXISTS (SELECT FROM "sla_mark" WHERE "sla_mark"."ticket_id" = "ticket"."id")
    AND NOT EXISTS (SELECT FROM "sla_clock" WHERE "sla_clock"."ticket_id" = "ticket"."id")
), "stretch" AS (
  SELECT "new"."id", "kind", "reason", lead("at", 1, now()) OVER (PARTITION BY "new"."id" ORDER BY "seq") - "at" AS "length"
  FROM "new" JOIN "sla_mark" ON "sla_mark"."ticket_id" = "new"."id"
), "counted" AS (
  SELECT "id", sum("length") AS "length" FROM "stretch"
  WHERE "kind" <> 'RESOLVED' AND "reason" IS DISTINCT FROM 'WAITING_CUSTOMER'
  GROUP BY "id"
)
INSERT INTO "sla_clock" ("ticket_id", "kind", "service_level_id", "calendar_id", "target_ms", "state", "due_at", "told_percent", "next_at")
SELECT "new"."id", "promise"."clock"::"SlaClockKind", "level"."id", "calendar"."id", "promise"."target", 'RUNNING',
  "new"."created_at" + "promise"."target" * interval '1 ms',
  CASE
    WHEN "calendar"."code" = 'ALWAYS' AND "new"."created_at" + "promise"."target" * interval '1 ms' <= now() THEN 100
    WHEN "calendar"."code" <> 'ALWAYS' AND "counted"."length" >= interval '7 days' THEN 100
    ELSE 0
  END,
  "new"."created_at"
FROM "new" JOIN "counted" ON "counted"."id" = "new"."id"
CROSS JOIN "service_level" AS "level"
CROSS JOIN jsonb_to_recordset("level"."targets") AS "promise" ("clock" text, "priority" text, "band" text, "target" bigint, "calendar" text)
JOIN "calendar" ON "calendar"."code" = "promise"."calendar" AND "calendar"."superseded_at" IS NULL
WHERE "level"."code" = 'standard' AND "level"."superseded_at" IS NULL
  AND "promise"."priority" IS NULL AND "promise"."band" IS NULL;
