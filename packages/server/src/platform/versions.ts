const mostVersions = 1_000;

/**
 * Versions of something that are never changed, so that what was read once is kept. The same id gives the same object, with
 * which rules may keep what they have worked out.
 */
export class Versions<Version> {
  #known = new Map<string, Version>();

  get(id: string): Version | undefined {
    return this.#known.get(id);
  }

  keep(id: string, version: Version): Version {
    const [oldest] = this.#known.keys();
    if (this.#known.size >= mostVersions && oldest !== undefined) this.#known.delete(oldest);
    this.#known.set(id, version);
    return version;
  }
}
