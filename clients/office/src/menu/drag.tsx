import {
  type ClientRect,
  DndContext,
  type DragEndEvent,
  type DragMoveEvent,
  PointerSensor,
  pointerWithin,
  useDraggable,
  useDroppable,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { createContext, type ReactNode, type RefCallback, useContext, useMemo, useState } from 'react';
import css from './menu.module.css';

/** Where something is let go, as seen from what lies under it. */
export type Spot = 'before' | 'inside' | 'after';

/** Over what something is let go. */
export interface Over {
  id: string;
  spot: Spot;
}

const OverContext = createContext<Over | undefined>(undefined);

/** A pointer that only trembles drags nothing: a tap stays a tap. */
const DRAGGED_PX = 6;
/** What is done by keys says so itself; the library's own English words are kept silent. */
const SILENT = {
  screenReaderInstructions: { draggable: '' },
  announcements: {
    onDragStart: () => undefined,
    onDragOver: () => undefined,
    onDragEnd: () => undefined,
    onDragCancel: () => undefined,
  },
};

/** Which part of what lies under the pointer it is at. */
function spotAt(y: number, rect: ClientRect, inside: boolean): Spot {
  const part = (y - rect.top) / rect.height;
  if (!inside) return part < 0.5 ? 'before' : 'after';
  return part < 0.3 ? 'before' : part > 0.7 ? 'after' : 'inside';
}

function overOf({ over, active, activatorEvent, delta }: DragMoveEvent, inside: boolean): Over | undefined {
  if (!over || over.id === active.id || !(activatorEvent instanceof PointerEvent)) return undefined;
  return { id: String(over.id), spot: spotAt(activatorEvent.clientY + delta.y, over.rect, inside) };
}

interface AreaProps {
  /** Whether one thing may be put into another, too. */
  inside?: boolean;
  onDrop: (id: string, over: Over) => void;
  children: ReactNode;
}

/** Rows that are dragged by their grips; the arrows of the grips do the same without dragging. */
export function DragArea({ inside = false, onDrop, children }: AreaProps) {
  const [over, setOver] = useState<Over>();
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: DRAGGED_PX } }));
  const follow = (event: DragMoveEvent): void => {
    const next = overOf(event, inside);
    if (next?.id !== over?.id || next?.spot !== over?.spot) setOver(next);
  };
  const end = (event: DragEndEvent): void => {
    const last = overOf(event, inside);
    setOver(undefined);
    if (last) onDrop(String(event.active.id), last);
  };
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={pointerWithin}
      accessibility={SILENT}
      onDragMove={follow}
      onDragEnd={end}
      onDragCancel={() => setOver(undefined)}
    >
      <OverContext value={over}>{children}</OverContext>
    </DndContext>
  );
}

export interface DragRow {
  /** Of the whole row. */
  ref: RefCallback<HTMLElement>;
  dragging: boolean;
  /** Where something is about to be let go; to be painted in the row. */
  mark: ReactNode;
  /** Goes into the grip. */
  grip: object;
}

/** A row that can be dragged, and on which others can be let go. */
export function useDragRow(id: string): DragRow {
  const over = useContext(OverContext);
  const drop = useDroppable({ id });
  const { setNodeRef, setActivatorNodeRef, listeners, isDragging } = useDraggable({ id });
  const ref = useMemo<RefCallback<HTMLElement>>(
    () => (element) => {
      drop.setNodeRef(element);
      setNodeRef(element);
    },
    [drop.setNodeRef, setNodeRef],
  );
  const spot = over?.id === id ? over.spot : undefined;
  return {
    ref,
    dragging: isDragging,
    mark: spot && <span className={css.spot} data-spot={spot} />,
    grip: { ref: setActivatorNodeRef, ...listeners },
  };
}
