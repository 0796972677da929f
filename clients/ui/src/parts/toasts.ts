export interface Toast {
  id: number;
  tone: 'ok' | 'danger' | 'info';
  text: string;
  action?: { label: string; run: () => void } | undefined;
}

type Listener = () => void;

let toasts: readonly Toast[] = [];
let nextId = 1;
const listeners = new Set<Listener>();
const timers = new Map<number, ReturnType<typeof setTimeout>>();

/** Long enough to read and to reach Deshacer; the same everywhere. */
const SHOWN_MS = 6000;
const MOST = 3;

function put(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

/** Shows a notice for 6 s. At most three stand; the oldest leaves first. */
export function toast(notice: Omit<Toast, 'id'>): void {
  const id = nextId++;
  put([...toasts, { ...notice, id }].slice(-MOST));
  timers.set(
    id,
    setTimeout(() => dismiss(id), SHOWN_MS),
  );
}

export function dismiss(id: number): void {
  clearTimeout(timers.get(id));
  timers.delete(id);
  put(toasts.filter((candidate) => candidate.id !== id));
}

export const toastStore = {
  get: (): readonly Toast[] => toasts,
  subscribe: (listener: Listener): (() => void) => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  },
};
