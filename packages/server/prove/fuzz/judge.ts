import { secretWord } from './world.ts';

/** What a server may answer to an operation, whatever the operation is. */
export interface Verdict {
  /** What came of it: an HTTP status, or the kind of the last frame, with the codes of its errors. */
  outcome: string;
  /** What must not be. */
  faults: string[];
}

interface WireError {
  message?: unknown;
  extensions?: { code?: unknown };
}

/** Codes of errors that no operation may bring about. */
const ours = new Set(['INTERNAL', 'INTERNAL_SERVER_ERROR', 'UNAVAILABLE']);
/** What the inside of a server looks like. */
const inside = /prisma|postgres|sqlstate|node_modules|\bat \S+ \(.+:\d+:\d+\)|syntax error at or near/i;

function judgeErrors(errors: readonly WireError[]): Verdict {
  const codes = errors.map(({ extensions }) =>
    typeof extensions?.code === 'string' ? extensions.code : 'NONE',
  );
  const faults = errors.flatMap(({ message, extensions }) => {
    const code = extensions?.code;
    const said = JSON.stringify(message ?? null);
    return [
      ...(typeof code === 'string' && /^[A-Z][A-Z_]+$/.test(code)
        ? []
        : [`an error without a code: ${said}`]),
      ...(typeof code === 'string' && ours.has(code) ? [`${code}: ${said}`] : []),
      ...(typeof message === 'string' && inside.test(message)
        ? [`an error tells of the inside: ${said}`]
        : []),
    ];
  });
  return { outcome: [...new Set(codes)].toSorted().join(' '), faults };
}

interface Result {
  data?: unknown;
  errors?: WireError[];
}

function judgeResult(body: unknown): Verdict {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    return { outcome: 'no result', faults: [`no GraphQL result: ${JSON.stringify(body)}`] };
  const { data, errors } = body as Result;
  if (!errors) {
    return { outcome: 'answered', faults: data === undefined ? ['neither data nor errors'] : [] };
  }
  const { outcome, faults } = judgeErrors(errors);
  return { outcome: data ? `in part ${outcome}` : outcome, faults };
}

/** HTTP's own words, which need no more: a method or a media type that is not taken. */
const bare = new Set([405, 406, 415]);

/** An answer over HTTP. */
export function judgeHttp(status: number, text: string, mayKnow: boolean): Verdict {
  if (bare.has(status) && text === '') return { outcome: String(status), faults: [] };
  const hidden = mayKnow || !text.includes(secretWord) ? [] : ['it tells of what the asker must not see'];
  const broken = status >= 500 ? [`status ${status}: ${text.slice(0, 500)}`] : [];
  let verdict: Verdict;
  try {
    verdict = judgeResult(JSON.parse(text));
  } catch {
    verdict = { outcome: 'no JSON', faults: [`status ${status} without JSON: ${text.slice(0, 200)}`] };
  }
  return {
    outcome: `${status} ${verdict.outcome}`,
    faults: [...verdict.faults, ...hidden, ...broken],
  };
}

/** Messages about one operation over a WebSocket. */
export function judgeFrames(
  frames: readonly { type: string; payload?: unknown }[],
  isOpen: boolean,
  mayKnow: boolean,
): Verdict {
  const verdicts = frames
    .filter(({ type }) => type === 'next' || type === 'error')
    .map(({ type, payload }) =>
      type === 'error' ? judgeErrors(payload as WireError[]) : judgeResult(payload),
    );
  const text = JSON.stringify(frames);
  const faults = [
    ...verdicts.flatMap((verdict) => verdict.faults),
    ...(isOpen ? [] : ['the connection was closed']),
    ...(mayKnow || !text.includes(secretWord) ? [] : ['it tells of what the asker must not see']),
  ];
  return { outcome: `live ${verdicts.at(-1)?.outcome ?? 'silent'}`, faults };
}
