/** What the runtime is started with. */
export declare const FLAGS: string[];
