import tailwind from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The explorer as files that the gateway serves at `/`. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), tailwind()],
  build: {
    target: 'es2023',
    outDir: '../../../dist/explorer',
    emptyOutDir: true,
    sourcemap: false,
    reportCompressedSize: false,
  },
  worker: { format: 'es' },
})
