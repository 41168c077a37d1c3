import { Calendars } from './calendars.ts';
import { StockClient } from './stock.ts';
import { Keys } from './keys.ts';
import { Members } from './members.ts';
import type { ClientOptions } from './options.ts';
import { Organizations } from './organizations.ts';
import { AdminProductModels } from './product-models.ts';
import { Sandbox } from './sandbox.ts';
import { ServiceLevels } from './service-levels.ts';
import { WarrantyPolicies } from './warranties.ts';
import { byText } from './transport/naming.ts';
import { createTransport, type Transport } from './transport/transport.ts';

export type { HolidayImport } from './calendars.ts';
export type {
  ApiKeyDetailFragment as ApiKey,
  ApiKeyKind,
  CalendarDetailFragment as Calendar,
  CertificationInput,
  CertifyMemberInput,
  CreateApiKeyInput,
  CreateCalendarInput,
  CreateMemberInput,
  CreateOrganizationInput,
  CreateProductModelInput,
  CreateServiceLevelInput,
  CreateWarrantyPolicyInput,
  DayIntervalInput,
  ExtraDayInput,
  ImportHolidaysInput,
  LocalNameInput,
  MemberDetailFragment as Member,
  RotateApiKeyInput,
  ServiceLevelDetailFragment as ServiceLevel,
  SlaEscalationInput,
  SlaTargetInput,
  UpdateApiKeyInput,
  UpdateCalendarInput,
  UpdateMemberInput,
  UpdateOrganizationInput,
  UpdateServiceLevelInput,
  UpdateWarrantyPolicyInput,
  WarrantyPhaseInput,
  WarrantyPolicyDetailFragment as WarrantyPolicy,
  WeeklyIntervalInput,
} from './generated/operations.ts';
export type { KeyEvent, KeyListOptions, RotatedKey, ToldKey } from './keys.ts';
export type { MemberListOptions } from './members.ts';
export type {
  AdminProductModels,
  Calendars,
  Keys,
  Members,
  Organizations,
  Sandbox,
  ServiceLevels,
  WarrantyPolicies,
};

/** The API as those see it who also arrange it: people, keys, organizations, promises. Made by `createAdminClient`. */
export class AdminClient extends StockClient {
  readonly members: Members;
  readonly keys: Keys;
  readonly organizations: Organizations;
  override readonly productModels: AdminProductModels;
  readonly calendars: Calendars;
  readonly serviceLevels: ServiceLevels;
  readonly warrantyPolicies: WarrantyPolicies;
  readonly sandbox: Sandbox;

  /** @internal */
  constructor(transport: Transport, options: ClientOptions) {
    super(transport, options);
    this.members = new Members(transport);
    this.keys = new Keys(transport);
    this.organizations = new Organizations(transport);
    this.productModels = new AdminProductModels(transport);
    this.calendars = new Calendars(transport);
    this.serviceLevels = new ServiceLevels(transport);
    this.warrantyPolicies = new WarrantyPolicies(transport);
    this.sandbox = new Sandbox(transport);
  }
}

/**
 * A client with all that `createStockClient` gives, and the calls that arrange the service network.
 *
 * ```ts
 * const client = createAdminClient({ url: 'https://service.example.com', key: process.env.AFTERCARE_KEY });
 * await client.members.certify({ member, category: 'COOLING', validUntil: '2027-12-31' });
 * ```
 *
 * @throws TypeError if the url is none
 */
export function createAdminClient(options: ClientOptions): AdminClient {
  return new AdminClient(createTransport(options, byText), options);
}
