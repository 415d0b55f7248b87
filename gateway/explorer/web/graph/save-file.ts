/** Hands a file to the reader, as a download. */
export function saveFile(name: string, content: Blob): void {
  const url = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The download has its own hold of it once it has begun.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

/** No browser draws on more than this, side by side. */
const LARGEST = 16_000
const LARGEST_AREA = 120_000_000

/** @throws Error when the browser cannot draw it */
export async function pngOf(svg: string): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
  try {
    const image = new Image()
    image.src = url
    await image.decode()
    const { naturalWidth: width, naturalHeight: height } = image
    const scale = Math.min(2, LARGEST / Math.max(width, height), Math.sqrt(LARGEST_AREA / (width * height)))
    const canvas = document.createElement('canvas')
    canvas.width = Math.max(1, Math.floor(width * scale))
    canvas.height = Math.max(1, Math.floor(height * scale))
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
    const png = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
    if (png === null) throw new Error(`expected a picture of ${canvas.width} × ${canvas.height}, received none`)
    return png
  } finally {
    URL.revokeObjectURL(url)
  }
}
