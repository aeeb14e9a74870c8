/** Which version this is. The build puts the one of package.json here. */
export const version: string = 'development';
