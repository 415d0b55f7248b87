import { useEffect, useState } from 'react'

/** Most answers come sooner, and what turns grey for a moment flickers, and is painted twice for nothing. */
const LONG_MS = 200

/** The class of what stands while a newer answer is on its way, once that takes long enough to be seen. */
export function useOldLook(isOld: boolean): string {
  const [isLong, setLong] = useState(false)
  useEffect(() => {
    if (!isOld) return
    const timer = setTimeout(() => setLong(true), LONG_MS)
    return () => {
      clearTimeout(timer)
      setLong(false)
    }
  }, [isOld])
  return isOld && isLong ? 'grayscale' : ''
}
