declare global {
  interface Window {
    heddleBench: PageWatch
  }
}

export interface PageWatch {
  /** In ms from the next input event to the frame after its answer is in the page. */
  nextPaint(): Promise<number>
  /** Once the page shows the answer to what stands in the field. */
  settled(): Promise<void>
  forgetTasks(): void
  /** Durations in ms of tasks of 50 ms and more. */
  tasks(): readonly number[]
}

/**
 * Runs in the page, before its own scripts: it may name nothing from outside of itself. An answer is in the page when the list of hits
 * was busy, as it is from the key on, and is not any more.
 */
export function watchPage(): void {
  const tasks: number[] = []
  new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
    type: 'longtask',
  })
  const isBusy = () => document.querySelector('[aria-labelledby="found"]')?.getAttribute('aria-busy') === 'true'
  const isAnswered = () => {
    const typed = document.querySelector<HTMLInputElement>('input[name="q"]')?.value ?? ''
    return !isBusy() && (new URLSearchParams(location.search).get('q') ?? '') === typed
  }
  const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve))
  const settled = async () => {
    do await frame()
    while (!isAnswered())
  }

  window.heddleBench = {
    nextPaint: () =>
      new Promise((resolve) => {
        addEventListener(
          'input',
          ({ timeStamp }) => {
            let wasBusy = false
            const watching = new MutationObserver(() => {
              if (isBusy()) wasBusy = true
              else if (wasBusy) {
                watching.disconnect()
                void frame()
                  .then(frame)
                  .then(() => resolve(performance.now() - timeStamp))
              }
            })
            watching.observe(document, { subtree: true, attributes: true, attributeFilter: ['aria-busy'] })
          },
          { once: true, capture: true },
        )
      }),
    settled,
    forgetTasks: () => {
      tasks.length = 0
    },
    tasks: () => tasks,
  }
}
