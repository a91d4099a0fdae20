/** A line across; with a label, "or" between two ways to go on. */
export function Separator({ label }: { label?: string }) {
  if (!label) return <hr className="border-t" />;
  return (
    <div className="flex items-center gap-3 text-xs text-subtle before:h-px before:flex-1 before:bg-border after:h-px after:flex-1 after:bg-border">
      {label}
    </div>
  );
}
