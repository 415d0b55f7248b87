import { Link } from '@tanstack/react-router'
import { Notice } from '../ui/notice.tsx'

export function NotFoundPage() {
  return (
    <div className="mx-auto max-w-3xl p-6">
      <title>No such page · Heddle</title>
      <Notice kind="plain" title="There is no such page">
        <Link to="/" className="underline">
          Begin with the mesh
        </Link>
      </Notice>
    </div>
  )
}
