/** The product's mark: a comanda leaving fast. Decorative: the name always stands beside it in words. */
export function Mark({ size }: { size: number }) {
  return (
    <svg aria-hidden width={size} height={size} viewBox="0 0 32 32" fill="none">
      <rect width="32" height="32" rx="9" fill="var(--brand)" />
      <path d="M12 8h12l-2.4 5H9.6z" fill="var(--on-brand)" />
      <path d="M9 15.5h10l-2.2 4.6h-4.6L9.6 25H6z" fill="var(--on-brand)" opacity=".82" />
    </svg>
  );
}
