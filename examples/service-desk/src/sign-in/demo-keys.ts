export interface DemoKey {
  label: string;
  organization: string;
  key: string;
}

/** The keys that a server with demo data offers on this machine; none on any other server. */
export async function demoKeys(): Promise<readonly DemoKey[]> {
  const answer = await fetch(`${import.meta.env.BASE_URL}demo.json`);
  if (!answer.ok || !answer.headers.get('content-type')?.includes('json')) return [];
  const { keys }: { keys: DemoKey[] } = await answer.json();
  return keys;
}
