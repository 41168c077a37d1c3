import {
  AlreadyExistsError,
  type DomainErrorCode,
  DomainError,
  IdempotencyMismatchError,
  PreconditionError,
  StaleVersionError,
  ValidationError,
  type ValidationIssue,
} from '../platform/errors.ts';
import { builder } from './builder.ts';

const codes = {
  VALIDATION: { description: 'The input is not valid: see `issues`.' },
  ILLEGAL_TRANSITION: { description: 'The ticket cannot go there from its state.' },
  STALE_VERSION: { description: 'It was changed since the version that you expected.' },
  INSUFFICIENT_STOCK: { description: 'There are not enough parts.' },
  IDEMPOTENCY_MISMATCH: { description: 'The idempotencyKey was used with another input.' },
  ALREADY_EXISTS: { description: 'There is one already.' },
  PRECONDITION: { description: 'Something else has to happen first.' },
} satisfies Record<DomainErrorCode, { description: string }>;

const ErrorCode = builder.enumType('ErrorCode', {
  description: 'What kind of expected error a mutation answered.',
  values: codes,
});

export const DomainErrorInterface = builder.interfaceRef<DomainError>('DomainError').implement({
  description: 'An expected outcome of a mutation that is not its success.',
  fields: (t) => ({
    code: t.expose('code', { type: ErrorCode, description: 'For programs.' }),
    message: t.exposeString('message', { description: 'For people: what is wrong, and how to mend it.' }),
  }),
});

const ValidationIssueRef = builder.objectRef<ValidationIssue>('ValidationIssue').implement({
  description: 'One thing that is wrong with the input.',
  fields: (t) => ({
    path: t.exposeStringList('path', { description: 'Where, from `input` inwards: ["contact", "phone"].' }),
    message: t.exposeString('message', { description: 'What is wrong, and how to mend it.' }),
    code: t.exposeString('code', {
      description: 'For programs: required, too_long, invalid_phone, unknown_device …',
    }),
  }),
});

builder.objectType(ValidationError, {
  name: 'ValidationError',
  description: 'The input is not valid. Nothing was changed.',
  interfaces: [DomainErrorInterface],
  fields: (t) => ({
    issues: t.field({
      type: [ValidationIssueRef],
      description: 'Everything that is wrong, at once.',
      resolve: (error) => error.issues,
    }),
  }),
});

builder.objectType(IdempotencyMismatchError, {
  name: 'IdempotencyMismatchError',
  description: 'The same idempotencyKey came with another input within 24 hours. Nothing was changed.',
  interfaces: [DomainErrorInterface],
});

builder.objectType(AlreadyExistsError, {
  name: 'AlreadyExistsError',
  description: 'There is one with this code or address already. Nothing was changed.',
  interfaces: [DomainErrorInterface],
});

builder.objectType(StaleVersionError, {
  name: 'StaleVersionError',
  description: 'It was changed since the version that you expected. Nothing was changed.',
  interfaces: [DomainErrorInterface],
  fields: (t) => ({
    currentVersion: t.exposeInt('currentVersion', { description: 'The version that it is at.' }),
  }),
});

builder.objectType(PreconditionError, {
  name: 'PreconditionError',
  description: 'Something else has to happen first. Nothing was changed.',
  interfaces: [DomainErrorInterface],
});
