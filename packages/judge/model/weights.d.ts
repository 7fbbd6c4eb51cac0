/** The trained model in base64; written by `npm run train`. */
export declare const WEIGHTS: string
