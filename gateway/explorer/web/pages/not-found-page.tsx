import { Link } from '@tanstack/react-router'
import { Notice } from '../ui/notice.tsx'

export function NotFoundPage() {
  return (
    <div className="mx-auto max-w-3xl p-6">
      <Notice kind="plain" title="There is no such page">
        <Link to="/" className="underline">
          Begin with the mesh
        </Link>
      </Notice>
    </div>
  )
}
