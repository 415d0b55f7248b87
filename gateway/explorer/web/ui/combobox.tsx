import { type ReactNode, useId, useState } from 'react'

export interface ComboboxOption {
  /** What is taken: of all options. */
  readonly value: string
  readonly content: ReactNode
}

interface ComboboxProps {
  readonly label: string
  readonly value: string
  readonly onValue: (typed: string) => void
  /** One of the options was chosen, by the keyboard or the mouse. */
  readonly onTake: (value: string) => void
  readonly options: readonly ComboboxOption[]
  readonly placeholder?: string
  /** Said while the options of what is typed are not there yet. */
  readonly isBusy?: boolean
}

/**
 * A field that takes any text, and offers what may be meant below it: the combobox with a list of the ARIA Authoring Practices. The
 * focus stays in the field; Enter with no option chosen is left to the form.
 */
export function Combobox({ label, value, onValue, onTake, options, placeholder, isBusy = false }: ComboboxProps) {
  const id = useId()
  const [isOpen, setOpen] = useState(false)
  const [active, setActive] = useState<string | null>(null)
  const isShown = isOpen && options.length > 0
  const at = options.findIndex((option) => option.value === active)
  const optionId = (index: number) => `${id}-option-${index}`

  function move(by: 1 | -1): void {
    setOpen(true)
    // From the field itself, down leads to the first and up to the last.
    const next = at < 0 ? (by > 0 ? 0 : options.length - 1) : (at + by + options.length) % options.length
    setActive(options[next]?.value ?? null)
  }

  function close(): void {
    setOpen(false)
    setActive(null)
  }

  function take(taken: string): void {
    close()
    onTake(taken)
  }

  function press(key: string): boolean {
    if (key === 'ArrowDown' || key === 'ArrowUp') move(key === 'ArrowDown' ? 1 : -1)
    else if (key === 'Enter' && isShown && active !== null && at >= 0) take(active)
    else if (key === 'Escape' && isShown) close()
    else return false
    return true
  }

  return (
    <div className="relative min-w-0 flex-1 basis-64">
      <label htmlFor={id} className="block text-muted">
        {label}
      </label>
      <input
        id={id}
        role="combobox"
        aria-expanded={isShown}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={isShown && at >= 0 ? optionId(at) : undefined}
        value={value}
        placeholder={placeholder}
        autoComplete="off"
        spellCheck={false}
        className="min-h-8 w-full rounded border border-line bg-surface px-2"
        onChange={({ target }) => {
          setActive(null)
          setOpen(true)
          onValue(target.value)
        }}
        onKeyDown={(event) => {
          if (press(event.key)) event.preventDefault()
        }}
        onBlur={close}
      />
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={`What may be meant: ${label}`}
        hidden={!isShown}
        className="absolute inset-x-0 top-full z-30 mt-1 max-h-80 overflow-y-auto rounded border border-line bg-surface p-1 shadow-lg"
      >
        {options.map((option, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field
          // biome-ignore lint/a11y/useFocusableInteractive: as above
          <div
            key={option.value}
            id={optionId(index)}
            role="option"
            aria-selected={index === at}
            // The field keeps the focus: what is pressed is not blurred away before it is clicked.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => take(option.value)}
            className={`min-h-[24px] cursor-pointer rounded px-2 py-1 ${index === at ? 'bg-accent-soft' : 'hover:bg-raised'}`}
          >
            {option.content}
          </div>
        ))}
      </div>
      <span role="status" className="sr-only">
        {isOpen && !isBusy ? `${options.length} offered` : ''}
      </span>
    </div>
  )
}
