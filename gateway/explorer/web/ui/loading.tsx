/** Keeps the place of lines that are to come, so that nothing moves when they do. */
export function Lines({ count = 3, label }: { readonly count?: number; readonly label: string }) {
  return (
    <div role="status" aria-label={label} className="animate-pulse space-y-2 py-1">
      {Array.from({ length: count }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike and never change
        <div key={index} className="h-4 rounded bg-raised" style={{ width: `${90 - ((index * 17) % 40)}%` }} />
      ))}
    </div>
  )
}
