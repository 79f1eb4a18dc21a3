import { ApologyPart } from './apology-part.tsx';
import { ClarifyPart } from './clarify-part.tsx';
import { CustomerPart } from './customer-part.tsx';
import { ExpectationPart } from './expectation-part.tsx';
import { FactsPart } from './facts-part.tsx';
import classes from './intake.module.css';
import { Part } from './part.tsx';
import type { PartName, PartState } from './progress.ts';
import { ReassurancePart } from './reassurance-part.tsx';
import { ResponsibilityPart } from './responsibility-part.tsx';
import { WordsPart } from './words-part.tsx';

const LEFT = { words: WordsPart, customer: CustomerPart, clarify: ClarifyPart, facts: FactsPart } as const;
const RIGHT = {
  expectation: ExpectationPart,
  responsibility: ResponsibilityPart,
  reassurance: ReassurancePart,
  apology: ApologyPart,
} as const;
/** Open on a phone from the beginning. */
const FIRST: readonly PartName[] = ['words', 'customer'];

interface IntakePartsProps {
  states: Record<PartName, PartState>;
  isFolding: boolean;
  /** Those in which something is at fault, or must not be left out. */
  needed: readonly PartName[];
}

/** The parts of the conversation side by side, in any order. */
export function IntakeParts({ states, isFolding, needed }: IntakePartsProps) {
  return [LEFT, RIGHT].map((column, index) => (
    <div key={index} className={classes.column}>
      {(Object.entries(column) as [PartName, () => React.ReactNode][]).map(([name, Content]) => (
        <Part
          key={name}
          name={name}
          state={states[name]}
          isFolding={isFolding || name === 'facts'}
          isOpenAtFirst={FIRST.includes(name)}
          isNeeded={needed.includes(name)}
        >
          <Content />
        </Part>
      ))}
    </div>
  ));
}
