import { readId } from '../../../../../schema/ids.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { operations } from '../../generated/operations.ts'
import { cardOf, columnName } from '../../lineage/columns.ts'
import { detailsOf } from '../../lineage/details.ts'

interface ColumnChoiceProps {
  readonly label: string
  /** A port or one of its columns; of anything else there is nothing to choose. */
  readonly id: string
  readonly asOf: string
  readonly onChoose: (id: string) => void
}

/** Of a port the columns of its contract: from one to another the way is shown column by column. */
export function ColumnChoice({ label, id, asOf, onChoose }: ColumnChoiceProps) {
  const kind = readId(id)?.kind
  const port = cardOf(id)
  const isOfPort = kind === 'PORT' || kind === 'COLUMN'
  const variables = { of: [port], asOf: asOf || null, columns: true }
  const { data } = useAnswer(operations.explorerCardDetails, variables, { enabled: isOfPort })
  const known = detailsOf(data?.data.lineageNodes ?? []).get(port)?.columns ?? []
  const columns = kind !== 'COLUMN' || known.includes(id) ? known : [id, ...known]
  return (
    <label className="flex items-center gap-2">
      <span className="text-muted">{label}</span>
      <select
        value={kind === 'COLUMN' ? id : port}
        disabled={columns.length === 0}
        className="min-h-8 max-w-60 rounded border border-line bg-surface px-2"
        onChange={(event) => onChoose(event.target.value)}
      >
        <option value={port}>{columns.length === 0 ? 'no columns known' : 'all of it'}</option>
        {columns.map((column) => (
          <option key={column} value={column}>
            {columnName(column)}
          </option>
        ))}
      </select>
    </label>
  )
}
