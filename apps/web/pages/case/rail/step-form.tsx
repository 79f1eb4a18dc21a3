import type { ComponentType } from 'react';
import type { StepKey } from '../case-data.ts';
import { BigPictureForm } from '../forms/big-picture-form.tsx';
import { CalmForm } from '../forms/calm-form.tsx';
import { CaptureForm } from '../forms/capture-form.tsx';
import type { FormProps } from '../forms/evidence.ts';
import { LikelyCurrency, useLikelyCurrency } from '../forms/likely-currency.ts';
import { ExpectationForm } from '../forms/expectation-form.tsx';
import { FollowThroughForm } from '../forms/follow-through-form.tsx';
import { ObjectivityForm } from '../forms/objectivity-form.tsx';
import { OwnershipForm } from '../forms/ownership-form.tsx';
import { ProcessRootsForm } from '../forms/process-roots-form.tsx';
import { ReassuranceForm } from '../forms/reassurance-form.tsx';
import { ResolveForm } from '../forms/resolve-form.tsx';

const FORMS: { readonly [K in StepKey]: ComponentType<FormProps<K>> } = {
  capture: CaptureForm,
  expectation: ExpectationForm,
  ownership: OwnershipForm,
  reassurance: ReassuranceForm,
  objectivity: ObjectivityForm,
  calm: CalmForm,
  resolve: ResolveForm,
  'follow-through': FollowThroughForm,
  'big-picture': BigPictureForm,
  'process-roots': ProcessRootsForm,
};

/** The form that was built for the evidence of this step. */
export function StepForm<K extends StepKey>({ step, ...props }: { step: K } & FormProps<K>) {
  const Form: ComponentType<FormProps<K>> = FORMS[step];
  const currency = useLikelyCurrency(props.reference, step, props.value);
  return (
    <LikelyCurrency value={currency}>
      <Form {...(props as unknown as FormProps<K>)} />
    </LikelyCurrency>
  );
}
