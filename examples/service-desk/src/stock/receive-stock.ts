import { customElement } from 'lit/decorators.js';
import { language } from '../language/language.ts';
import { serialsOf } from './scan.ts';
import { ScanForm } from './scan-form.ts';

/** Goods that come into a warehouse. */
@customElement('receive-stock')
export class ReceiveStock extends ScanForm {
  protected override get words() {
    return language.text.stock.receive;
  }

  protected override get reasonLabel(): string {
    return language.text.stock.reason;
  }

  protected override async send(reason: string | undefined, idempotencyKey: string): Promise<string> {
    const { warehouse } = this;
    const lines = this.lines.map((line) => ({
      sku: line.part.sku,
      quantity: line.quantity,
      serials: serialsOf(line),
    }));
    await this.desk.client.stock.receive({ warehouse, lines, reason, idempotencyKey });
    const pieces = lines.reduce((sum, { quantity }) => sum + quantity, 0);
    return language.text.stock.receive.done(pieces, warehouse);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'receive-stock': ReceiveStock;
  }
}
