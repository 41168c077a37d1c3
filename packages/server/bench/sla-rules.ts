// Measures what one reading of a clock costs once its calendar is warm: µs of CPU, the best of several rounds.
//
//   node bench/sla-rules.ts
import type { Calendar } from '../src/modules/sla/calendar-rules.ts';
import { reachedAt, readClock, type ClockRule, type SlaMark } from '../src/modules/sla/rules.ts';

const readings = 20_000;
const rounds = 5;
const hourMs = 60 * 60 * 1000;
const start = Date.parse('2026-11-20T08:00:00Z');

const always: Calendar = {
  code: 'ALWAYS',
  version: 1,
  timeZone: 'Asia/Shanghai',
  weekly: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: '00:00', to: '24:00' })),
  holidays: [],
  extraDays: [],
};
const business: Calendar = {
  code: 'BUSINESS',
  version: 1,
  timeZone: 'Asia/Shanghai',
  weekly: [1, 2, 3, 4, 5].flatMap((weekday) => [
    { weekday, from: '09:00', to: '12:00' },
    { weekday, from: '13:00', to: '18:00' },
  ]),
  holidays: ['2027-01-01'],
  extraDays: [],
};

const resolution = (calendar: Calendar): ClockRule => ({
  kind: 'RESOLUTION',
  target: 16 * hourMs,
  calendar,
  pausesOn: [],
  version: `standard@1 ${calendar.code}@1`,
});

const markAt = (kind: SlaMark['kind'], hours: number, reason: SlaMark['reason'] = null): SlaMark => ({
  kind,
  at: new Date(start + hours * hourMs),
  reason,
});
const untouched = [markAt('STARTED', 0)];
const pausedOnce = [
  markAt('STARTED', 0),
  markAt('RESPONDED', 0.2),
  markAt('PAUSED', 1, 'WAITING_CUSTOMER'),
  markAt('RESUMED', 70),
];

function measure(name: string, read: (now: Date) => unknown): void {
  const costs = Array.from({ length: rounds }, () => {
    const before = process.cpuUsage();
    for (let reading = 0; reading < readings; reading++) read(new Date(start + (reading % 100) * hourMs));
    const { user, system } = process.cpuUsage(before);
    return (user + system) / readings;
  });
  console.log(
    `${name.padEnd(52)} ${Math.min(...costs)
      .toFixed(2)
      .padStart(7)} µs`,
  );
}

for (const calendar of [always, business]) {
  const rule = resolution(calendar);
  measure(`readClock, ${calendar.code}, 16 h`, (now) => readClock(rule, untouched, now));
  measure(`readClock, ${calendar.code}, 16 h, paused once`, (now) => readClock(rule, pausedOnce, now));
  measure(`reachedAt, ${calendar.code}, 16 h`, () => reachedAt(rule, untouched, 80));
  measure(`readClock, ${calendar.code}, 16 h, after 300 days`, () =>
    readClock(rule, untouched, new Date(start + 300 * 24 * hourMs)),
  );
}
measure('readClock, BUSINESS not yet warm', (now) => readClock(resolution({ ...business }), untouched, now));
