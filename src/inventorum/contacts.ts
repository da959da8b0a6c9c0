/** Changes the scope of apps issued before 2019. Source: https://api-docs.inventorum.com/api/authentication.html */
export const SUPPORT_ADDRESS = 'api_support@inventorum.com';

/**
 * The page to create apps and tokens. The authentication page still names https://connect.inventorum.com/apps, its
 * address before the product was renamed. Source: https://github.com/roboes/odoo-shorepos-sync (readme).
 */
export const SHORE_APPS_PAGE = 'https://manager.shore.com/api-apps';
