import { type SubmitEvent, useEffect, useRef, useState } from 'react';
import { factsOf } from '../parts/states.tsx';
import { errorText } from '../phrases.ts';

export type Faults<V> = { [Name in keyof V]?: string | undefined };

interface Options<V> {
  initial: V;
  /** What is wrong, per field; asked when the form is sent and, from then on, at each change. */
  check?: (values: V) => Faults<V>;
  /** Rejects with the server's refusal. */
  onSubmit: (values: V) => Promise<void>;
  /** Refusals that belong to one field: code → field. */
  refusals?: Readonly<Record<string, keyof V>>;
}

export interface Form<V> {
  values: V;
  set: <Name extends keyof V>(name: Name, value: V[Name]) => void;
  faults: Faults<V>;
  /** A refusal that belongs to no field. */
  problem: unknown;
  busy: boolean;
  dirty: boolean;
  /** Goes into the `form` element. */
  props: {
    ref: React.RefObject<HTMLFormElement | null>;
    noValidate: true;
    onSubmit: (event: SubmitEvent) => void;
  };
  submit: () => Promise<void>;
  /** Takes these values as the saved ones. */
  reset: (values?: V) => void;
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
const clean = <V>(faults: Faults<V>): boolean => Object.values(faults).every((fault) => fault === undefined);

/** The values of a form, what is wrong with them, and sending them once at a time. */
export function useForm<V extends object>({ initial, check, onSubmit, refusals = {} }: Options<V>): Form<V> {
  const [saved, setSaved] = useState(initial);
  const [values, setValues] = useState(initial);
  const [tried, setTried] = useState(0);
  const [refusal, setRefusal] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const element = useRef<HTMLFormElement>(null);
  const own = tried > 0 && check ? check(values) : {};
  const field = refusal === undefined ? undefined : refusals[factsOf(refusal).code];
  const said =
    field === undefined ? {} : { [field]: errorText(factsOf(refusal).code, factsOf(refusal).status) };
  // The server's word comes last: it is gone at the next change, and the form's own check has passed before.
  const faults = { ...own, ...said } as Faults<V>;
  useEffect(() => {
    if (tried > 0) element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [tried]);
  const submit = async (): Promise<void> => {
    if (busy) return;
    if (check && !clean(check(values))) return setTried(tried + 1);
    setBusy(true);
    setRefusal(undefined);
    try {
      await onSubmit(values);
      setTried(0);
    } catch (error) {
      setRefusal(error);
      setTried(tried + 1);
    } finally {
      setBusy(false);
    }
  };
  return {
    values,
    faults,
    busy,
    submit,
    problem: field === undefined ? refusal : undefined,
    dirty: !same(values, saved),
    set: (name, value) => {
      setValues((now) => ({ ...now, [name]: value }));
      setRefusal(undefined);
    },
    props: {
      ref: element,
      noValidate: true,
      onSubmit: (event) => {
        event.preventDefault();
        void submit();
      },
    },
    reset: (next = saved) => {
      setSaved(next);
      setValues(next);
      setTried(0);
      setRefusal(undefined);
    },
  };
}
