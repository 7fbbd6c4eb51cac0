/** The sums of the net in WebAssembly, in base64; written by `npm run kernel`. */
export declare const KERNEL: string
