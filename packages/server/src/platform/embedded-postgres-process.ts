import { execFile, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What tells one process from a later one that got the same id. Undefined when no such process lives. */
export interface LiveProcess {
  name: string;
  started: string;
}

export async function liveProcess(pid: number): Promise<LiveProcess | undefined> {
  if (!Number.isSafeInteger(pid) || pid <= 0) return undefined;
  if (process.platform === 'linux') return fromProc(pid);
  return process.platform === 'win32' ? fromSignal(pid) : fromPs(pid);
}

function fromSignal(pid: number): LiveProcess | undefined {
  try {
    process.kill(pid, 0);
    return { name: 'postgres', started: '' };
  } catch {
    return undefined;
  }
}

/** proc_pid_stat(5): `pid (name) state …`, the 22nd field is the start time. A zombie counts as dead. */
async function fromProc(pid: number): Promise<LiveProcess | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  if (stat === undefined) return undefined;
  const end = stat.lastIndexOf(')');
  const [state, ...rest] = stat.slice(end + 2).split(' ');
  if (state === 'Z' || state === 'X') return undefined;
  return { name: stat.slice(stat.indexOf('(') + 1, end), started: rest[18] ?? '' };
}

async function fromPs(pid: number): Promise<LiveProcess | undefined> {
  const options = { env: { LC_ALL: 'C', PATH: '/bin:/usr/bin' } };
  const ps = await run('ps', ['-o', 'stat=,lstart=,comm=', '-p', String(pid)], options).catch(
    () => undefined,
  );
  const fields = ps?.stdout.trim().split(/\s+/) ?? [];
  if (fields.length < 7 || fields[0]?.startsWith('Z')) return undefined;
  const name = fields.slice(6).join(' ');
  return { name: name.slice(name.lastIndexOf('/') + 1), started: fields.slice(1, 6).join(' ') };
}

/** The operating system's account that PostgreSQL runs as; undefined is our own. */
export interface Account {
  uid: number;
  gid: number;
}

export interface ToolResult {
  ok: boolean;
  output: string;
}

/** Runs one of PostgreSQL's tools in a session of its own, so that the terminal's Ctrl-C does not reach it. */
export function runTool(
  file: string,
  args: string[],
  { account, cwd }: { account?: Account; cwd?: string } = {},
): Promise<ToolResult> {
  return new Promise((resolve) => {
    const env = { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
    const child = spawn(file, args, {
      ...account,
      cwd,
      detached: true,
      env: process.platform === 'win32' ? undefined : env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const collect = (chunk: string) => (output += chunk);
    child.stdout.setEncoding('utf8').on('data', collect);
    child.stderr.setEncoding('utf8').on('data', collect);
    child.on('error', (error) => resolve({ ok: false, output: error.message }));
    child.on('close', (code) => resolve({ ok: code === 0, output: output.trim() }));
  });
}
