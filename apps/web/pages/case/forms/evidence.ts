import type { components } from '../../../api/schema';
import type { StepKey } from '../case-data.ts';

type Schemas = components['schemas'];

/** The evidence of each step, as the api takes it. */
export interface EvidenceOf {
  capture: Schemas['CaptureEvidence'];
  expectation: Schemas['ExpectationEvidence'];
  ownership: Schemas['OwnershipEvidence'];
  reassurance: Schemas['ReassuranceEvidence'];
  objectivity: Schemas['ObjectivityEvidence'];
  calm: Schemas['CalmEvidence'];
  resolve: Schemas['ResolveEvidence'];
  'follow-through': Schemas['FollowThroughEvidence'];
  'big-picture': Schemas['BigPictureEvidence'];
  'process-roots': Schemas['ProcessRootsEvidence'];
}

/** What a step's form is given. */
export interface FormProps<K extends StepKey> {
  value: EvidenceOf[K];
  set: (change: Partial<EvidenceOf[K]>) => void;
  /** Why a field is refused, by its path, like options.0.cost. */
  error: (field: string) => string | undefined;
  reference: string;
}

/** Without what says nothing: empty texts, rows in which nothing was written, parts that are left without content. */
export function tidied<T extends object>(evidence: T): T {
  return (swept(evidence) ?? {}) as T;
}

function swept(value: unknown): unknown {
  if (value === null || (typeof value === 'string' && value.trim() === '')) return undefined;
  if (Array.isArray(value)) {
    const rows = value.map(swept).filter((row) => row !== undefined);
    return rows.length > 0 ? rows : undefined;
  }
  if (typeof value !== 'object') return value;
  const entries = Object.entries(value)
    .map(([name, inner]) => [name, swept(inner)] as const)
    .filter(([, inner]) => inner !== undefined);
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

/** The evidence as it is sent: tidied, and the choice among the options still points at the same option. */
export function readyEvidence<K extends StepKey>(key: K, evidence: EvidenceOf[K]): EvidenceOf[K] {
  const { options, chosen } = evidence as EvidenceOf['resolve'];
  if (key !== 'resolve' || !options || chosen === undefined) return tidied(evidence);
  const before = options.slice(0, chosen).filter((option) => swept(option) !== undefined).length;
  const isThere = options[chosen] !== undefined && swept(options[chosen]) !== undefined;
  return tidied({ ...evidence, chosen: isThere ? before : undefined });
}

/** The options without one of them, and the choice among those that are left. */
export function withoutOption({ options = [], chosen }: EvidenceOf['resolve'], index: number): EvidenceOf['resolve'] {
  return {
    options: options.filter((_, at) => at !== index),
    chosen: chosen === undefined || chosen === index ? undefined : chosen > index ? chosen - 1 : chosen,
  };
}

/** Refusals name fields as `evidence.options.0.cost` (input) or `resolve.statement` (gates): the path in the form. */
export function fieldOf(key: StepKey, field: string): string {
  for (const before of ['evidence.', `${key}.`]) if (field.startsWith(before)) return field.slice(before.length);
  return field;
}
