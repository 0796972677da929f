import css from './pin.module.css';

export interface GridPerson {
  id: string;
  name: string;
  /** What they are here, in words. */
  role?: string;
}

const initialsOf = (name: string): string =>
  name
    .split(' ')
    .slice(0, 2)
    .map((word) => word.charAt(0))
    .join('');

/** Names to tap, large enough for a thumb in a hurry. */
export function PeopleGrid({
  people,
  onChoose,
}: {
  people: readonly GridPerson[];
  onChoose: (person: GridPerson) => void;
}) {
  return (
    <ul className={css.people}>
      {people.map((person) => (
        <li key={person.id}>
          <button type="button" className={css.person} onClick={() => onChoose(person)}>
            <span aria-hidden className={css.disc}>
              {initialsOf(person.name)}
            </span>
            <span className={css.words}>
              <span className={css.name}>{person.name}</span>
              {person.role && <span className={css.role}>{person.role}</span>}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
