/** The version, put in when the bundle is built; from the sources it is `0.0.0-source`. */
export declare function toolVersion(): string;
