import type { AftercareEvent, ProductModel } from '@aftercare/sdk';
import type { AdminClient, Member, ServiceLevel } from '@aftercare/sdk/admin';
import type { ServiceRate, TaxRate } from '@aftercare/sdk/desk';
import type { Warehouse } from '@aftercare/sdk/stock';
import type { LiveFeed } from './live-feed.ts';

/** What forms let one choose from: read when first asked for, and again after it changed. */
export class Directory {
  readonly #serviceLevels: Kept<ServiceLevel>;
  readonly #technicians: Kept<Member>;
  readonly #models: Kept<ProductModel>;
  readonly #rates: Kept<ServiceRate>;
  readonly #taxes: Kept<TaxRate>;
  readonly #warehouses: Kept<Warehouse>;

  constructor(client: AdminClient, feed: LiveFeed) {
    this.#serviceLevels = new Kept(() => client.serviceLevels.list({ first: 100 }));
    this.#technicians = new Kept(() => client.members.list({ role: 'TECHNICIAN', first: 100 }));
    this.#models = new Kept(() => client.productModels.list({ first: 100 }));
    this.#rates = new Kept(() => client.quotes.rates({ first: 100 }));
    this.#taxes = new Kept(() => client.quotes.taxes({ first: 100 }));
    this.#warehouses = new Kept(() => client.stock.warehouses({ first: 100 }));
    feed.listen({
      onEvent: (event) => this.#forgetWhatChanged(event),
      onReconnect: (missed) => missed && this.#forgetAll(),
    });
  }

  serviceLevels(): Promise<readonly ServiceLevel[]> {
    return this.#serviceLevels.read();
  }

  technicians(): Promise<readonly Member[]> {
    return this.#technicians.read();
  }

  models(): Promise<readonly ProductModel[]> {
    return this.#models.read();
  }

  /** What work and journeys cost. */
  rates(): Promise<readonly ServiceRate[]> {
    return this.#rates.read();
  }

  taxes(): Promise<readonly TaxRate[]> {
    return this.#taxes.read();
  }

  /** Those whose stock one sees. */
  warehouses(): Promise<readonly Warehouse[]> {
    return this.#warehouses.read();
  }

  #forgetWhatChanged({ type }: AftercareEvent): void {
    if (type.startsWith('service_level.')) this.#serviceLevels.forget();
    if (type.startsWith('member.')) this.#technicians.forget();
    if (type.startsWith('product_model.')) this.#models.forget();
    if (type.startsWith('service_rate.')) this.#rates.forget();
    if (type.startsWith('tax_rate.')) this.#taxes.forget();
    if (type.startsWith('warehouse.')) this.#warehouses.forget();
  }

  #forgetAll(): void {
    const all = [
      this.#serviceLevels,
      this.#technicians,
      this.#models,
      this.#rates,
      this.#taxes,
      this.#warehouses,
    ];
    for (const kept of all) kept.forget();
  }
}

class Kept<T> {
  readonly #list: () => AsyncIterable<T>;
  #reading?: Promise<readonly T[]>;

  constructor(list: () => AsyncIterable<T>) {
    this.#list = list;
  }

  read(): Promise<readonly T[]> {
    this.#reading ??= this.#readAll();
    return this.#reading;
  }

  forget(): void {
    this.#reading = undefined;
  }

  async #readAll(): Promise<readonly T[]> {
    try {
      const found: T[] = [];
      for await (const item of this.#list()) found.push(item);
      return found;
    } catch (error) {
      this.forget();
      throw error;
    }
  }
}
