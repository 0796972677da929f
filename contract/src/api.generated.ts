// Generated from the routes by `npm run contract`. Do not edit.

export interface paths {
    "/v1/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Keys for integrations, the living ones first. */
        get: operations["listApiKeys"];
        put?: never;
        /** Make a key. Its secret is in this answer and nowhere else: a repeated request makes none. */
        post: operations["createApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys/{apiKeyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End a key. */
        delete: operations["revokeApiKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve one act by PIN: this act, this object, this amount, once, for a minute. */
        post: operations["approveAct"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/areas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make an area behind the others of the branch. */
        post: operations["createArea"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/areas/{areaId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Name an area. */
        put: operations["updateArea"];
        post?: never;
        /** Take an area away that has no tables. */
        delete: operations["deleteArea"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/areas/{areaId}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bring an area back. */
        post: operations["restoreArea"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/areas/{areaId}/tables/generate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make many tables with the next free numbers, each where there is room. */
        post: operations["generateTables"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who did what, the newest first, and where the chain ends. */
        get: operations["listAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/demo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One-tap log-ins of the demo; 404 where there is none. */
        get: operations["listDemoLogins"];
        put?: never;
        /** Log in as a member of the demo. */
        post: operations["logInToDemo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/device": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which device this browser is, and who comes in on it. */
        get: operations["readDevice"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/device/enroll": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Become the device of a code; the browser keeps that by a cookie. */
        post: operations["enrollDevice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/links/accept-invitation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accept an invitation: with a new password, or with that of the account there is. */
        post: operations["acceptInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/links/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a link is good for; it stays good. */
        post: operations["readLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/links/reset-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set another password by link; every session of the account ends. */
        post: operations["resetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Log in by e-mail and password. */
        post: operations["logIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End the session of the refresh token; ending none is no fault. */
        post: operations["logOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/password-resets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have a link to change the password sent; the answer tells nothing. */
        post: operations["askForPasswordReset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/pin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Come in by PIN on an enrolled device; whoever was in there is let go. */
        post: operations["logInByPin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A fresh access token, and the next refresh token: each is good once. */
        post: operations["renewAccess"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/support": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Enter a company with the code of a visit, once; the session ends with the visit. */
        post: operations["enterAsSupport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/availability": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Products with hours of their own, and what has run out in which branch. */
        get: operations["readAvailability"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/branches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Branches of the company in its order, closed ones included. */
        get: operations["listBranches"];
        put?: never;
        /** Open a branch. */
        post: operations["createBranch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/branches/{branchId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a branch; what is left out stays. */
        patch: operations["updateBranch"];
        trace?: never;
    };
    "/v1/branches/{branchId}/approvers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who can approve an act on the spot by PIN. */
        get: operations["listApprovers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/branches/{branchId}/areas/order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Put the areas in this order; those that are not named come behind. */
        put: operations["orderAreas"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/branches/{branchId}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Close a branch: nobody acts in it any more. */
        post: operations["closeBranch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/branches/{branchId}/floor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The areas of a branch with their tables as they are drawn; 304 when If-None-Match still holds. */
        get: operations["readFloor"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/branches/{branchId}/floor/positions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Put tables where they are to stand, all or none. */
        put: operations["placeTables"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/branches/{branchId}/kitchen-paper/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a ticket would look like in a style that nobody has stored yet. */
        post: operations["previewKitchenPaper"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/branches/{branchId}/open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open a closed branch again. */
        post: operations["openBranch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/branches/{branchId}/open-drawer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open the cash drawer without a sale; who did it and why is written down. */
        post: operations["openDrawer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/branches/{branchId}/open-orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All open orders of a branch with lines, checks and tickets, the oldest first, for a device that comes back; 304 when If-None-Match still holds. */
        get: operations["listOpenOrders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/branches/{branchId}/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Orders of a branch, the newest first: all of them, or those that are asked for. */
        get: operations["listOrders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/branches/{branchId}/paper-logo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Put a logo above bills and receipts: a PNG, JPEG or WebP, sent as it is; it becomes black and white dots. */
        put: operations["setPaperLogo"];
        post?: never;
        /** Take the logo off bills and receipts. */
        delete: operations["removePaperLogo"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/branches/{branchId}/paper-styles/{paper}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How a branch wants its kitchen tickets, or its bills and receipts. */
        get: operations["readPaperStyle"];
        /** Change how a branch wants a paper, but for its logo; who saw an older version changes nothing. */
        put: operations["setPaperStyle"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/branches/{branchId}/papers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What came out of the virtual printers of a branch, the newest first. */
        get: operations["listPapers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/branches/{branchId}/print-agents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Programs that print in the network of a branch, the ended ones last. */
        get: operations["listPrintAgents"];
        put?: never;
        /** Add a print agent; the code that enrolls it is asked for afterwards. */
        post: operations["createPrintAgent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/branches/{branchId}/print-alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is wrong with printing in a branch now, the worst first. */
        get: operations["listPrintAlerts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/branches/{branchId}/print-jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Pages of a branch, the newest first: those that wait, those somebody has to decide about, or all of a week. */
        get: operations["listPrintJobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/branches/{branchId}/print-routing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What comes out where in a branch, station by station. */
        get: operations["readPrintRouting"];
        /** Replace what comes out where in a branch; a station that is not named has no printer. */
        put: operations["setPrintRouting"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/branches/{branchId}/printer-setups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The printers of a branch as they are set up. */
        get: operations["listPrinterSetups"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/branches/{branchId}/printers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Printers of a branch, what they serve, how they are and how much waits for them. */
        get: operations["listPrinters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/branches/{branchId}/products/{productId}/print-route": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where a product would be printed; of a combo, each part that it can have. */
        get: operations["readPrintRoute"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/branches/{branchId}/receipt-paper/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a bill or a receipt would look like in a style that nobody has stored yet, with the logo that is. */
        post: operations["previewReceiptPaper"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/branches/{branchId}/sold-out/{itemId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say that a product, a size or an option has run out in a branch, or is there again. */
        put: operations["setSoldOut"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/branches/{branchId}/stations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Stations that cook or mix for this branch. */
        get: operations["listStations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/branches/{branchId}/tables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tables of a branch by area and number, with what is going on at each. */
        get: operations["listTables"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/branches/{branchId}/tickets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Kitchen tickets that are not finished, the oldest first. */
        get: operations["listTickets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/catalog": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The menu of a branch for one way of selling, as one versioned document; 304 when If-None-Match still holds. */
        get: operations["readCatalog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/catalog/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What changed in the menu since a version; or that it has to be read whole. */
        get: operations["readCatalogChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The categories in their order. */
        get: operations["listCategories"];
        put?: never;
        /** Make a category. */
        post: operations["createCategory"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/categories/{categoryId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change a category; what is below it moves along. */
        put: operations["updateCategory"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/categories/{categoryId}/delete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a category away; its products go where it says. */
        post: operations["deleteCategory"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/categories/{categoryId}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bring a category back where it was, and to it the products that went elsewhere with it. */
        post: operations["restoreCategory"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/categories/order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Put categories in this order below one, with all that is below them. */
        put: operations["orderCategories"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/checks/{checkId}/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was paid on a check, the first first. */
        get: operations["listCheckPayments"];
        put?: never;
        /** Take money for a check; the last one ends the order where the guest has had everything. */
        post: operations["addPayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/checks/{checkId}/print-receipt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Print the receipt of what was paid on a check; the same one again is marked as a reprint. */
        post: operations["printReceipt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cloudprnt/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The page that a printer was told of; from here on it may be on paper. */
        get: operations["fetchCloudPage"];
        put?: never;
        /** A printer says how it is and asks whether there is a page for it. */
        post: operations["pollCloudPrinter"];
        /** A printer says what became of a page. */
        delete: operations["confirmCloudPage"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/company": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The company, its plan and what it uses of it. */
        get: operations["readCompany"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change what the company says of itself; what is left out stays. */
        patch: operations["updateCompany"];
        trace?: never;
    };
    "/v1/company/billing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the company stands, why, and whom to ask; also when it is not served. */
        get: operations["readBilling"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/company/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The parts of which the company’s data consists, with their number of rows. */
        get: operations["listExports"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/company/exports/{part}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A page of one part, rows as they are stored; `next` goes into `after`. */
        get: operations["readExport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Customers, the newest first: all of them, or those a search finds. */
        get: operations["listCustomers"];
        put?: never;
        /** Note a customer. */
        post: operations["createCustomer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{customerId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A customer with addresses and what holds of its consents. */
        get: operations["readCustomer"];
        /** Change a customer whole; an address that is left out is taken away. */
        put: operations["updateCustomer"];
        post?: never;
        /** Take a customer off the lists; it can be brought back. */
        delete: operations["deleteCustomer"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{customerId}/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write down what a customer allowed or withdrew. */
        post: operations["recordConsent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{customerId}/erase": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Forget who a customer was, for good. */
        post: operations["eraseCustomer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{customerId}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bring a customer back as it was. */
        post: operations["restoreCustomer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/devices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tills and screens of the branches I lead. */
        get: operations["listDevices"];
        put?: never;
        /** Add a device; the code that enrolls it is asked for afterwards. */
        post: operations["createDevice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/devices/{deviceId}/code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A code with which a browser becomes this device; earlier ones end. */
        post: operations["issueDeviceCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/devices/{deviceId}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let a device in no more; whoever works on it is logged out. */
        post: operations["revokeDevice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/devices/{deviceId}/unlock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** After too many wrong PINs: let people try again. */
        post: operations["unlockDevice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who I am, where I may act and what I may do. */
        get: operations["readMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change my own name. */
        patch: operations["renameMe"];
        trace?: never;
    };
    "/v1/me/companies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The companies I work for. */
        get: operations["listMyCompanies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/leave": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop working here: every session of this membership ends. */
        post: operations["leaveCompany"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change my password; my other sessions end, in every company. */
        put: operations["changeMyPassword"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/pin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set my PIN, or take it away; what I come in with now is asked for. */
        put: operations["setMyPin"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where I am logged in. */
        get: operations["listMySessions"];
        put?: never;
        post?: never;
        /** End every session of mine but this one. */
        delete: operations["endMyOtherSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/sessions/{sessionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End one of my sessions. */
        delete: operations["endMySession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** People who work here, by name. */
        get: operations["listMembers"];
        put?: never;
        /** Add somebody: with an e-mail they wait for an invitation, without one they come in by PIN. */
        post: operations["createMember"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members/{memberId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Somebody who works here. */
        get: operations["readMember"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Give a member another name. */
        patch: operations["renameMember"];
        trace?: never;
    };
    "/v1/members/{memberId}/assignments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Give a member these roles, and no others. */
        put: operations["assignRoles"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members/{memberId}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let a member in no more; their sessions end. */
        post: operations["disableMember"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members/{memberId}/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let a member in again. */
        post: operations["enableMember"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members/{memberId}/invitation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Invite a member; earlier invitations end. */
        post: operations["inviteMember"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members/{memberId}/password-reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A link to set another password. */
        post: operations["sendPasswordReset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members/{memberId}/pin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Give a member a PIN, or take it away. */
        put: operations["setMemberPin"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members/{memberId}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where a member is logged in. */
        get: operations["listMemberSessions"];
        put?: never;
        post?: never;
        /** Log a member out everywhere. */
        delete: operations["endMemberSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/menu-imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The newest files that were sent, and how far each is. */
        get: operations["listMenuImports"];
        put?: never;
        /** Send a CSV or XLSX file to be looked at; of the menu nothing changes. The same once more is no second one. */
        post: operations["uploadMenuImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/menu-imports/{importId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A file that was sent: what was found in it, and how far it is. */
        get: operations["readMenuImport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/menu-imports/{importId}/apply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let a file without faults be taken over, beside the requests. */
        post: operations["applyMenuImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/menu-imports/{importId}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Look at a file again, with its columns taken for something else. */
        post: operations["checkMenuImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/menu-imports/{importId}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let the last file be taken back, once: what somebody changed since stays. */
        post: operations["undoMenuImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/menu-imports/template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An empty file with the headers that are known. */
        get: operations["readImportTemplate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/option-groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The groups of options, each with its options and how many products it stands at. */
        get: operations["listGroups"];
        put?: never;
        /** Make a group of options. */
        post: operations["createGroup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/option-groups/{groupId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change a group of options whole, at every product it stands at. */
        put: operations["updateGroup"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/option-groups/{groupId}/delete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a group of options away from every product. */
        post: operations["deleteGroup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/option-groups/{groupId}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bring a group of options back to its products. */
        post: operations["restoreGroup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Note an order and, with `send`, send it to its stations. */
        post: operations["createOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{orderId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An order with its lines and tickets; 304 when If-None-Match still holds. */
        get: operations["readOrder"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{orderId}/commands": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Do commands to an order, in their order. Each has an id of its own and is done once, however often it is sent; behind one that is rejected nothing is done. */
        post: operations["runCommands"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{orderId}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened to an order, and by whom, the first first. */
        get: operations["listOrderEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{orderId}/lines/{lineId}/void": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take back a line that was sent; who may not alone brings an approval. */
        post: operations["voidLine"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{orderId}/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was paid on all checks of an order, the first first. */
        get: operations["listOrderPayments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{orderId}/print-bill": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Print the bill, or those of some checks, for guests to check before they pay; the same one again is marked as a reprint. */
        post: operations["printBill"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{orderId}/send": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send to the stations what they have not been told yet. */
        post: operations["sendOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/permissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything a role can allow, in plain words. */
        get: operations["listPermissions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pictures/{picture}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A file of a picture, by its name; it never changes. */
        get: operations["readPicture"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/platform/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was done from outside the companies, the newest first. */
        get: operations["listPlatformAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/platform/auth/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set the password with a link that was handed over, and log in. */
        post: operations["acceptPlatformInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/platform/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Log in as one who keeps the installation. */
        post: operations["logInToPlatform"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/platform/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End the session in the cookie; ending none is no fault. */
        post: operations["logOutOfPlatform"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/platform/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A fresh access token for the session in the cookie. */
        post: operations["renewPlatformAccess"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/platform/companies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All companies, the newest first. */
        get: operations["listCompanies"];
        put?: never;
        /** Make a company on behalf of its owner, who takes it over by invitation. */
        post: operations["openCompany"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/platform/companies/{companyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A company: how it stands, what it uses, who owns it. */
        get: operations["readPlatformCompany"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/platform/companies/{companyId}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Close a company; its data stays. */
        post: operations["closeCompany"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/platform/companies/{companyId}/owners": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Invite another owner of the company. */
        post: operations["inviteOwner"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/platform/companies/{companyId}/owners/{memberId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Make a member an owner of the company, in place of every other role. */
        put: operations["grantOwnership"];
        post?: never;
        /** Take the company from one of its owners, who becomes an administrator. */
        delete: operations["withdrawOwnership"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/platform/companies/{companyId}/past-due": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Note that a company is late with its payment; it is served on. */
        post: operations["markCompanyPastDue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/platform/companies/{companyId}/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Give a company a plan; its limits are copied, and can be agreed otherwise. */
        put: operations["changeCompanyPlan"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/platform/companies/{companyId}/reactivate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Serve a company again. */
        post: operations["reactivateCompany"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/platform/companies/{companyId}/support-sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A code with which to enter the company once, for a reason and for some minutes; its owner sees both. */
        post: operations["issueSupportVisit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/platform/companies/{companyId}/suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Suspend a company now, or from the beginning of a day to come. */
        post: operations["suspendCompany"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/platform/companies/{companyId}/suspension": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take back a suspension that was announced and has not begun. */
        delete: operations["withdrawSuspension"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/platform/company-invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A link with which somebody makes a company with this plan and owns it. */
        post: operations["inviteCompany"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/platform/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who I am on the platform. */
        get: operations["readPlatformMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/platform/plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The plans of the installation. */
        get: operations["listPlans"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/platform/plans/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change a plan; companies keep the limits they were given. */
        put: operations["changePlan"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/price-lists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The lists of prices, the one that counts before others first. */
        get: operations["listPriceLists"];
        put?: never;
        /** Make a list of prices. */
        post: operations["createPriceList"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/price-lists/{listId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change where, how and when a list of prices holds. */
        put: operations["updatePriceList"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/price-lists/{listId}/delete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a list of prices away. */
        post: operations["deletePriceList"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/price-lists/{listId}/prices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What products cost with and without a list, by name. */
        get: operations["listListPrices"];
        /** Set prices of a list, all or none. */
        put: operations["setListPrices"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/price-lists/{listId}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bring a list of prices back with its prices. */
        post: operations["restorePriceList"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/print-agent/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say what printers answered that were to be asked how they are. */
        post: operations["reportAnswers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/print-agent/claims": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take the next page of each free printer; waits for one. Of several requests the last one is served. */
        post: operations["claimPages"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/print-agent/found": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say which printers were found. */
        post: operations["reportFoundPrinters"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/print-agent/leases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that pages are still being printed. Answers with those that are not one’s own any more. */
        post: operations["extendLeases"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/print-agent/outcomes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say what became of pages; said again it changes nothing. */
        post: operations["reportOutcomes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/print-agents/{agentId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Give a print agent another name. */
        patch: operations["renamePrintAgent"];
        trace?: never;
    };
    "/v1/print-agents/{agentId}/code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A code with which a program becomes this agent, in place of the one before; earlier codes end. */
        post: operations["issuePrintAgentCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/print-agents/{agentId}/found": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a print agent found when it looked last. */
        get: operations["listFoundPrinters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/print-agents/{agentId}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let a print agent in no more, at once. */
        post: operations["revokePrintAgent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/print-agents/{agentId}/scan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask a print agent to look for printers in its network and on its machine. */
        post: operations["scanForPrinters"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/print-agents/enroll": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Become the print agent of a code. Its secret is in this answer and nowhere else. */
        post: operations["enrollPrintAgent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/print-jobs/{jobId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A page and what it looks like on its printer. */
        get: operations["readPrintJob"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/print-jobs/{jobId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that a page is not wanted any more. */
        post: operations["cancelPrintJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/print-jobs/{jobId}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that a page came out, where its printer could not. */
        post: operations["confirmPrintJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/print-jobs/{jobId}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a page to another printer of its branch. Answers with the job it is there. */
        post: operations["movePrintJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/print-jobs/{jobId}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Print a page once more, or at once where it waits; what may be on paper already says so. */
        post: operations["retryPrintJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/printers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set up a printer in a branch. */
        post: operations["createPrinter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/printers/{printerId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A printer as it is set up, and how its breaker moved of late. */
        get: operations["readPrinter"];
        /** Set up a printer otherwise. One that is told to be another machine starts with a closed breaker. */
        put: operations["updatePrinter"];
        post?: never;
        /** Take a printer away; what waits for it still comes out of it or of its fallback. */
        delete: operations["deletePrinter"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/printers/{printerId}/ask": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask a printer that takes nothing at once whether it is well again. */
        post: operations["askPrinter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/printers/{printerId}/played-fault": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Let a virtual printer play a fault, or be well again. */
        put: operations["playFault"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/printers/{printerId}/poll-url": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was heard of a printer at its poll address; null where it has none. Never its secret. */
        get: operations["readPollUrl"];
        put?: never;
        /** Give a printer a poll address, in place of any it had. It is in this answer and nowhere else: a repeated request makes another one. */
        post: operations["issuePollUrl"];
        /** Take the poll address of a printer away: from now on it is nobody there. */
        delete: operations["revokePollUrl"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/printers/{printerId}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bring a printer back with the stations it served. */
        post: operations["restorePrinter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/printers/{printerId}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Print a page that shows what a printer can do. */
        post: operations["testPrinter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Products by name. */
        get: operations["listProducts"];
        put?: never;
        /** Put a product on the menu. */
        post: operations["createProduct"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/products/{productId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A product with everything that belongs to it. */
        get: operations["readProduct"];
        /** Change a product whole. */
        put: operations["updateProduct"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/products/{productId}/delete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a product off the menu. */
        post: operations["deleteProduct"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/products/{productId}/picture": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Give a product a picture: a still PNG, JPEG or WebP, sent as it is. */
        put: operations["setPicture"];
        post?: never;
        /** Take the picture off a product; for a week it can be brought back. */
        delete: operations["removePicture"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/products/{productId}/picture/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let a product show a picture again that it showed before. */
        post: operations["restorePicture"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/products/{productId}/prices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who set which price of a product, the newest first. */
        get: operations["listPriceChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/products/{productId}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bring a product back as it was. */
        post: operations["restoreProduct"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/products/change": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Move, retire, delete or bring back many products, all or none. */
        post: operations["changeProducts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/products/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The products of a list as a file; taken in again as it is, it changes nothing. */
        get: operations["exportProducts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/products/prices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set prices of products and sizes as they were looked at, all or none. */
        put: operations["setPrices"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Roles of the company with what each may do, the highest first. */
        get: operations["listRoles"];
        put?: never;
        /** Make a role of the company’s own. */
        post: operations["createRole"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/roles/{roleId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change a role of the company’s own. */
        put: operations["updateRole"];
        post?: never;
        /** Take a role out of use; refused while somebody holds it. */
        delete: operations["deleteRole"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether this installation waits for its first company, and whether strangers may make one. */
        get: operations["readSetup"];
        put?: never;
        /** Make a company with a link: itself, its first branch and its owner, who is logged in. */
        post: operations["setUpCompany"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/setup/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a link to make a company says. */
        post: operations["readSetupLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sign-ups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for a link by mail with which to make a company. The answer is always the same. */
        post: operations["signUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a station of the company behind the others. */
        post: operations["createStation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stations/{stationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Name a station or make it of another kind. */
        put: operations["updateStation"];
        post?: never;
        /** Take a station away; what the menu still sends there goes to the default station of the branch. */
        delete: operations["deleteStation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stations/{stationId}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bring a station back with its printers. */
        post: operations["restoreStation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sync": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bring commands to several orders, done on a device in this order, perhaps while it was offline. Each is done once, however often it is sent; behind one that is rejected nothing more of its order is done. */
        post: operations["syncCommands"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a table in an area. */
        post: operations["createTable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tables/{tableId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change a table, or move it to another area. */
        put: operations["updateTable"];
        post?: never;
        /** Take a table away on which nothing is open. */
        delete: operations["deleteTable"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tables/{tableId}/attention": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Note that somebody at a table wants attention, or had it. */
        post: operations["setAttention"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tables/{tableId}/join": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Push a table together with another one, on which the group orders. */
        post: operations["joinTables"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tables/{tableId}/reservation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Keep a table for somebody, in place of whoever it was kept for. */
        put: operations["reserveTable"];
        post?: never;
        /** Keep a table for nobody. */
        delete: operations["removeReservation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tables/{tableId}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bring a table back where it was. */
        post: operations["restoreTable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tables/{tableId}/unjoin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Pull a table away from the one it was pushed together with. */
        post: operations["unjoinTable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tax-classes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a class of products, as far as taxes go. */
        post: operations["createTaxClass"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tax-classes/{taxClassId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change what a class of products is called. */
        put: operations["renameTaxClass"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tax-classes/{taxClassId}/taxes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say which taxes a class pays in a regime. */
        put: operations["setClassTaxes"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tax-regimes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a regime: something an establishment can be. */
        post: operations["createRegime"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tax-regimes/{regimeId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change what a regime is called. */
        put: operations["renameRegime"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tax-regimes/standing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say which regime a branch, or the company, stands in from a day on; null takes it back. */
        put: operations["setRegime"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/taxes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Taxes with their rates by day, classes, regimes, and which holds where. */
        get: operations["readTaxes"];
        put?: never;
        /** Make a tax with the rate it begins with. */
        post: operations["createTax"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/taxes/{taxId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change what a tax is called, and while nothing pays it, whether prices contain it. */
        put: operations["updateTax"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/taxes/{taxId}/rates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say what rate a tax has from a day on; null takes it back. */
        put: operations["setTaxRate"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tickets/{ticketId}/done": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The ticket is cooked. */
        post: operations["finishTicket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tickets/{ticketId}/recall": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Call a finished ticket back. */
        post: operations["recallTicket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AgentAnswers: {
            answers: {
                outcome: {
                    condition?: {
                        coverOpen: boolean;
                        fault: boolean;
                        offline: boolean;
                        /** @enum {unknown} */
                        paper: "ok" | "low" | "out";
                    };
                    /** @enum {string} */
                    kind: "confirmed";
                } | {
                    condition?: {
                        coverOpen: boolean;
                        fault: boolean;
                        offline: boolean;
                        /** @enum {unknown} */
                        paper: "ok" | "low" | "out";
                    };
                    /** @enum {string} */
                    kind: "sent";
                } | {
                    bytesMayHavePrinted: boolean;
                    condition?: {
                        coverOpen: boolean;
                        fault: boolean;
                        offline: boolean;
                        /** @enum {unknown} */
                        paper: "ok" | "low" | "out";
                    };
                    detail: string;
                    /** @enum {string} */
                    kind: "failed";
                    /** @enum {unknown} */
                    reason: "refused" | "unreachable" | "not_allowed" | "reset" | "no_answer" | "wrong_answer" | "timeout" | "aborted" | "paper_out" | "cover_open" | "fault" | "offline";
                };
                /** @description UUID */
                printerId: string;
            }[];
        };
        AgentFound: {
            printers: {
                answers: boolean;
                device: string | null;
                host: string | null;
                port: number | null;
            }[];
        };
        AgentLeases: {
            holds: {
                attempt: number;
                /** @description UUID */
                jobId: string;
            }[];
        };
        AgentLeasesLost: {
            lost: string[];
        };
        AgentOutcomes: {
            outcomes: {
                attempt: number;
                /** @description UUID */
                jobId: string;
                outcome: {
                    condition?: {
                        coverOpen: boolean;
                        fault: boolean;
                        offline: boolean;
                        /** @enum {unknown} */
                        paper: "ok" | "low" | "out";
                    };
                    /** @enum {string} */
                    kind: "confirmed";
                } | {
                    condition?: {
                        coverOpen: boolean;
                        fault: boolean;
                        offline: boolean;
                        /** @enum {unknown} */
                        paper: "ok" | "low" | "out";
                    };
                    /** @enum {string} */
                    kind: "sent";
                } | {
                    bytesMayHavePrinted: boolean;
                    condition?: {
                        coverOpen: boolean;
                        fault: boolean;
                        offline: boolean;
                        /** @enum {unknown} */
                        paper: "ok" | "low" | "out";
                    };
                    detail: string;
                    /** @enum {string} */
                    kind: "failed";
                    /** @enum {unknown} */
                    reason: "refused" | "unreachable" | "not_allowed" | "reset" | "no_answer" | "wrong_answer" | "timeout" | "aborted" | "paper_out" | "cover_open" | "fault" | "offline";
                };
            }[];
        };
        AgentPage: {
            attempt: number;
            /** @description Base64 of what the printer is sent. */
            bytes: string;
            confirms: "process_id" | "status" | "none";
            expiresInSeconds: number;
            /** @description UUID */
            jobId: string;
            /** @enum {unknown} */
            kind: "drawer" | "receipt" | "pre_bill" | "cash" | "kitchen" | "cancel" | "test";
            /** @description UUID */
            printerId: string;
            /** @description What it sends back when the page is out. */
            processId: string;
            title: string | null;
        };
        AgentPrinter: {
            confirms: "process_id" | "status" | "none";
            device: string | null;
            host: string | null;
            /** @description UUID */
            id: string;
            isDown: boolean;
            name: string;
            port: number | null;
        };
        AgentProbe: {
            /** @description It can be asked; any other is well when it is reached. */
            asks: boolean;
            /** @description UUID */
            printerId: string;
        };
        AgentWork: {
            pages: components["schemas"]["AgentPage"][];
            printers: components["schemas"]["AgentPrinter"][];
            probes: components["schemas"]["AgentProbe"][];
            /** @description Look for printers. */
            scan: boolean;
        };
        AgreedLimits: {
            branches?: number | null;
            members?: number | null;
            ordersPerMonth?: number | null;
        };
        AmountDiscount: {
            amountMinor: number;
            /** @enum {string} */
            kind: "amount";
        };
        ApiKey: {
            branchIds: string[] | null;
            /** Format: date-time */
            createdAt: string;
            createdBy: string;
            /** @description UUID */
            id: string;
            lastUsedAt: string | null;
            name: string;
            permissions: string[];
            /** @description How the key begins, to be told from others. */
            prefix: string;
            revokedAt: string | null;
        };
        ApiKeys: {
            apiKeys: components["schemas"]["ApiKey"][];
        };
        Approval: {
            approver: components["schemas"]["Approver"];
            /** Format: date-time */
            expiresAt: string;
            /** @description UUID */
            id: string;
        };
        Approver: {
            /** @description UUID */
            id: string;
            name: string;
        };
        Approvers: {
            approvers: components["schemas"]["Approver"][];
        };
        Area: {
            /** @description UUID */
            id: string;
            name: string;
            tables: components["schemas"]["PlannedTable"][];
            version: number;
        };
        AreaChange: {
            name: string;
            version: number;
        };
        AreaOrder: {
            areaIds: string[];
        };
        Assignment: {
            branchId: string | null;
            role: components["schemas"]["RoleRef"];
        };
        AssignmentInput: {
            branchId: string | null;
            /** @description UUID */
            roleId: string;
        };
        Attention: {
            wanted: boolean;
        };
        AuditEntry: {
            action: string;
            actor: {
                id: string | null;
                /** @enum {unknown} */
                kind: "person" | "service" | "support" | "platform" | "system";
                name: string;
            };
            after: unknown | null;
            approver: {
                /** @description UUID */
                id: string;
                name: string;
            } | null;
            /** Format: date-time */
            at: string;
            before: unknown | null;
            branchId: string | null;
            deviceId: string | null;
            objectId: string | null;
            objectType: string;
            reason: string | null;
            seq: number;
        };
        AuditPage: {
            entries: components["schemas"]["AuditEntry"][];
            head: {
                hash: string;
                seq: number;
            } | null;
            next: string | null;
        };
        Availability: {
            products: components["schemas"]["WindowedProduct"][];
            soldOut: components["schemas"]["SoldOutNow"][];
        };
        Billing: {
            contact: string | null;
            limits: components["schemas"]["Limits"];
            plan: string;
            reason: string | null;
            /** Format: date-time */
            since: string;
            /** @enum {unknown} */
            state: "trial" | "active" | "past_due" | "suspended" | "closed";
            suspendsAt: string | null;
            trialEndsAt: string | null;
            usage: components["schemas"]["Usage"];
        };
        BillMergeCommand: {
            /** Format: date-time */
            at?: string;
            /** @description UUID */
            id: string;
            /** @description Only while it is at this version. */
            ifVersion?: number;
            payload: {
                /** @description UUID */
                fromCheckId: string;
                /** @description UUID */
                toCheckId: string;
            };
            /** @enum {string} */
            type: "bill.merge";
        };
        BillMergeDeviceCommand: {
            /** Format: date-time */
            at?: string;
            /** @description UUID */
            id: string;
            /** @description Only while it is at this version. */
            ifVersion?: number;
            /** @description UUID */
            orderId: string;
            payload: {
                /** @description UUID */
                fromCheckId: string;
                /** @description UUID */
                toCheckId: string;
            };
            /** @enum {string} */
            type: "bill.merge";
        };
        BillMoveCommand: {
            /** Format: date-time */
            at?: string;
            /** @description UUID */
            id: string;
            /** @description Only while it is at this version. */
            ifVersion?: number;
            payload: {
                /** @description UUID */
                fromCheckId: string;
                lines: {
                    /** @description UUID */
                    lineId: string;
                    of?: number;
                    parts?: number;
                }[];
                /** @description UUID */
                toCheckId: string;
            };
            /** @enum {string} */
            type: "bill.move";
        };
        BillMoveDeviceCommand: {
            /** Format: date-time */
            at?: string;
            /** @description UUID */
            id: string;
            /** @description Only while it is at this version. */
            ifVersion?: number;
            /** @description UUID */
            orderId: string;
            payload: {
                /** @description UUID */
                fromCheckId: string;
                lines: {
                    /** @description UUID */
                    lineId: string;
                    of?: number;
                    parts?: number;
                }[];
                /** @description UUID */
                toCheckId: string;
            };
            /** @enum {string} */
            type: "bill.move";
        };
        BillSplitAmountCommand: {
            /** Format: date-time */
            at?: string;
            /** @description UUID */
            id: string;
            /** @description Only while it is at this version. */
            ifVersion?: number;
            payload: {
                checks: {
                    amountMinor: number;
                    /** @description UUID */
                    id: string;
                }[];
                /** @description UUID */
                fromCheckId?: string;
            };
            /** @enum {string} */
            type: "bill.split_amount";
        };
        BillSplitAmountDeviceCommand: {
            /** Format: date-time */
            at?: string;
            /** @description UUID */
            id: string;
            /** @description Only while it is at this version. */
            ifVersion?: number;
            /** @description UUID */
            orderId: string;
            payload: {
                checks: {
                    amountMinor: number;
                    /** @description UUID */
                    id: string;
                }[];
                /** @description UUID */
                fromCheckId?: string;
            };
            /** @enum {string} */
            type: "bill.split_amount";
        };
        BillSplitEquallyCommand: {
            /** Format: date-time */
            at?: string;
            /** @description UUID */
            id: string;
            /** @description Only while it is at this version. */
            ifVersion?: number;
            payload: {
                checkIds: string[];
                /** @description UUID */
                fromCheckId?: string;
            };
            /** @enum {string} */
            type: "bill.split_equally";
        };
        BillSplitEquallyDeviceCommand: {
            /** Format: date-time */
            at?: string;
            /** @description UUID */
            id: string;
            /** @description Only while it is at this version. */
            ifVersion?: number;
            /** @description UUID */
            orderId: string;
            payload: {
                checkIds: string[];
                /** @description UUID */
                fromCheckId?: string;
            };
            /** @enum {string} */
            type: "bill.split_equally";
        };
        BillSplitItemsCommand: {
            /** Format: date-time */
            at?: string;
            /** @description UUID */
            id: string;
            /** @description Only while it is at this version. */
            ifVersion?: number;
            payload: {
                checks: {
                    /** @description UUID */
                    id: string;
                    lines: {
                        /** @description UUID */
                        lineId: string;
                        of?: number;
                        parts?: number;
                    }[];
                }[];
                /** @description UUID */
                fromCheckId?: string;
            };
            /** @enum {string} */
            type: "bill.split_items";
        };
        BillSplitItemsDeviceCommand: {
            /** Format: date-time */
            at?: string;
            /** @description UUID */
            id: string;
            /** @description Only while it is at this version. */
            ifVersion?: number;
            /** @description UUID */
            orderId: string;
            payload: {
                checks: {
                    /** @description UUID */
                    id: string;
                    lines: {
                        /** @description UUID */
                        lineId: string;
                        of?: number;
                        parts?: number;
                    }[];
                }[];
                /** @description UUID */
                fromCheckId?: string;
            };
            /** @enum {string} */
            type: "bill.split_items";
        };
        BillSplitSeatsCommand: {
            /** Format: date-time */
            at?: string;
            /** @description UUID */
            id: string;
            /** @description Only while it is at this version. */
            ifVersion?: number;
            payload: {
                checks: {
                    /** @description UUID */
                    id: string;
                    seats: number[];
                }[];
                /** @description UUID */
                fromCheckId?: string;
            };
            /** @enum {string} */
            type: "bill.split_seats";
        };
        BillSplitSeatsDeviceCommand: {
            /** Format: date-time */
            at?: string;
            /** @description UUID */
            id: string;
            /** @description Only while it is at this version. */
            ifVersion?: number;
            /** @description UUID */
            orderId: string;
            payload: {
                checks: {
                    /** @description UUID */
                    id: string;
                    seats: number[];
                }[];
                /** @description UUID */
                fromCheckId?: string;
            };
            /** @enum {string} */
            type: "bill.split_seats";
        };
        Branch: {
            address: string | null;
            cutoffHour: number;
            /** @description UUID */
            id: string;
            name: string;
            /** @enum {unknown} */
            state: "active" | "closed";
            timeZone: string;
        };
        Branches: {
            branches: components["schemas"]["Branch"][];
        };
        Catalog: {
            /** @description UUID */
            branchId: string;
            /** Format: date */
            businessDate: string;
            categories: components["schemas"]["Category"][];
            /** @enum {unknown} */
            channel: "dine_in" | "takeaway" | "delivery" | "online";
            groups: components["schemas"]["OptionGroup"][];
            products: components["schemas"]["Product"][];
            soldOut: components["schemas"]["SoldOut"][];
            taxClasses: components["schemas"]["TaxClass"][];
            version: number;
        };
        CatalogChanges: {
            /** @description UUID */
            branchId: string;
            /** Format: date */
            businessDate: string;
            changes: components["schemas"]["CatalogDelta"] | null;
            /** @enum {unknown} */
            channel: "dine_in" | "takeaway" | "delivery" | "online";
            version: number;
            /** @description What changed shows everywhere: read the whole document. */
            whole: boolean;
        };
        CatalogDelta: {
            categories: components["schemas"]["Category"][];
            groups: components["schemas"]["OptionGroup"][];
            products: components["schemas"]["Product"][];
            removed: {
                categoryIds: string[];
                groupIds: string[];
                productIds: string[];
                soldOutItemIds: string[];
            };
            soldOut: components["schemas"]["SoldOut"][];
            taxClasses: components["schemas"]["TaxClass"][];
        };
        Categories: {
            categories: components["schemas"]["OfficeCategory"][];
        };
        Category: {
            color: string;
            /** @description UUID */
            id: string;
            name: string;
            parentId: string | null;
            sortOrder: number;
            stationId: string | null;
            windows: components["schemas"]["SaleWindow"][] | null;
        };
        CategoryChange: {
            color: string;
            name: string;
            parentId: string | null;
            stationId: string | null;
            version: number;
            windows: components["schemas"]["WindowInput"][];
        };
        CategoryOrder: {
            categoryIds: string[];
            parentId: string | null;
        };
        CategoryRemoval: {
            /** @description UUID */
            moveTo?: string;
        };
        CategoryRemoved: {
            categories: components["schemas"]["OfficeCategory"][];
            /** @description What went elsewhere with it: to bring it back. */
            movedProductIds: string[];
        };
        CategoryReturn: {
            /** @description UUID */
            moveFrom?: string;
            productIds?: string[];
        };
        Changed: {
            changed: number;
        };
        Check: {
            /** @description UUID */
            id: string;
            paidMinor: number;
            /** @description 1 is shown as A. */
            position: number;
            shares: components["schemas"]["CheckShare"][] | null;
            /** @enum {unknown} */
            state: "open" | "partially_paid" | "paid" | "partially_refunded" | "refunded" | "void";
            taxMinor: number;
            /** @enum {unknown} */
            tip: "not_asked" | "declined" | "accepted_suggested" | "accepted_other";
            tipBasisPoints: number | null;
            tipMinor: number;
            tipPaidMinor: number;
            totalMinor: number;
        };
        CheckShare: {
            /** @description UUID */
            lineId: string;
            taxMinor: number;
            totalMinor: number;
            weight: number;
        };
        ChoiceInput: {
            extraMinor: number;
            /** @description UUID */
            id: string;
            isDefault: boolean;
            /** @description UUID */
            productId: string;
            variantId: string | null;
        };
        ChosenOption: {
            groupName: string;
            /** @description UUID */
            id: string;
            name: string;
            priceMinor: number;
            quantity: number;
        };
        ClaimPages: {
            holds: {
                attempt: number;
                /** @description UUID */
                jobId: string;
            }[];
            version: string;
            waitSeconds: number;
        };
        ClassTaxes: {
            /** @description UUID */
            regimeId: string;
            /** @description UUID */
            taxClassId: string;
            taxIds: string[];
        };
        ClassTaxesChange: {
            /** @description UUID */
            regimeId: string;
            taxIds: string[];
        };
        CloudPrinterAnswer: {
            clientAction?: {
                options: string;
                request: string;
            }[];
            jobReady: boolean;
            jobToken?: string;
            mediaTypes?: string[];
        };
        CloudPrinterStatus: {
            printerMAC?: string;
            printingInProgress?: boolean;
            statusCode?: string;
        };
        Combo: {
            lessBasisPoints: number | null;
            slots: components["schemas"]["ComboSlot"][];
        };
        ComboInput: {
            lessBasisPoints: number | null;
            slots: components["schemas"]["SlotInput"][];
        };
        ComboSlot: {
            choices: {
                extraMinor: number;
                isDefault: boolean;
                /** @description UUID */
                productId: string;
                variantId: string | null;
            }[];
            /** @description UUID */
            id: string;
            maxChoices: number;
            minChoices: number;
            name: string;
        };
        CommandOutcome: {
            code: string | null;
            details: {
                [key: string]: unknown;
            } | null;
            /** @description UUID */
            id: string;
            /** @enum {unknown} */
            status: "applied" | "duplicate" | "rejected";
            version: number | null;
        };
        CommandOutcomes: {
            order: components["schemas"]["Order"];
            outcomes: components["schemas"]["CommandOutcome"][];
        };
        Commands: {
            commands: (components["schemas"]["LineAddCommand"] | components["schemas"]["LineAddServiceCommand"] | components["schemas"]["LineQuantityCommand"] | components["schemas"]["LineNoteCommand"] | components["schemas"]["LineOptionsCommand"] | components["schemas"]["LineCourseCommand"] | components["schemas"]["LineSeatCommand"] | components["schemas"]["LineHoldCommand"] | components["schemas"]["LineDiscountCommand"] | components["schemas"]["LineCompCommand"] | components["schemas"]["LineCancelCommand"] | components["schemas"]["LineVoidCommand"] | components["schemas"]["LineServeCommand"] | components["schemas"]["LineMoveCommand"] | components["schemas"]["OrderGuestsCommand"] | components["schemas"]["OrderDetailsCommand"] | components["schemas"]["OrderSendCommand"] | components["schemas"]["OrderFireCommand"] | components["schemas"]["OrderRemindCommand"] | components["schemas"]["OrderCopyCommand"] | components["schemas"]["OrderDiscountCommand"] | components["schemas"]["OrderMoveCommand"] | components["schemas"]["OrderMergeCommand"] | components["schemas"]["OrderAskBillCommand"] | components["schemas"]["OrderPrintBillCommand"] | components["schemas"]["OrderAcceptCommand"] | components["schemas"]["OrderRejectCommand"] | components["schemas"]["OrderCancelCommand"] | components["schemas"]["OrderHandOverCommand"] | components["schemas"]["OrderCloseCommand"] | components["schemas"]["BillSplitItemsCommand"] | components["schemas"]["BillSplitEquallyCommand"] | components["schemas"]["BillSplitAmountCommand"] | components["schemas"]["BillSplitSeatsCommand"] | components["schemas"]["BillMoveCommand"] | components["schemas"]["BillMergeCommand"] | components["schemas"]["TipAnswerCommand"])[];
        };
        Companies: {
            companies: components["schemas"]["CompanyLine"][];
            next: string | null;
        };
        Company: {
            country: string;
            currency: string;
            /** @description UUID */
            id: string;
            limits: components["schemas"]["Limits"];
            locale: string;
            name: string;
            plan: string;
            planName: string;
            /** @enum {unknown} */
            state: "trial" | "active" | "past_due" | "suspended" | "closed";
            taxId: string | null;
            trialEndsAt: string | null;
            usage: components["schemas"]["Usage"];
        };
        CompanyLine: {
            branches: number;
            country: string;
            /** Format: date-time */
            createdAt: string;
            /** @description UUID */
            id: string;
            lastActivityAt: string | null;
            members: number;
            name: string;
            owners: string[];
            plan: string;
            /** @enum {unknown} */
            state: "trial" | "active" | "past_due" | "suspended" | "closed";
            suspendsAt: string | null;
            trialEndsAt: string | null;
        };
        CompanyOwner: {
            email: string | null;
            /** @description UUID */
            id: string;
            name: string;
            /** @enum {unknown} */
            state: "invited" | "active" | "disabled";
        };
        Consent: {
            /** Format: date-time */
            at: string;
            granted: boolean;
            /** @description UUID */
            id: string;
            /** @enum {unknown} */
            purpose: "data" | "marketing";
            /** @description UUID */
            recordedBy: string;
            /** @enum {unknown} */
            source: "pos" | "phone" | "web" | "paper";
            /** @description Of the text that was shown or read out. */
            textVersion: string;
        };
        CreatedApiKey: {
            apiKey: components["schemas"]["ApiKey"];
            secret: string;
        };
        Credentials: {
            /** @enum {unknown} */
            client?: "browser" | "api";
            /** @description UUID */
            companyId?: string;
            email: string;
            password: string;
        };
        Customer: {
            /** @description In their order. */
            addresses: components["schemas"]["CustomerAddress"][];
            /** @description What holds now, for each purpose ever spoken of. */
            consents: components["schemas"]["Consent"][];
            /** Format: date-time */
            createdAt: string;
            deleted: boolean;
            document: components["schemas"]["CustomerDocument"] | null;
            email: string | null;
            /** @description Who it was is forgotten, for good. */
            erased: boolean;
            /** @description UUID */
            id: string;
            name: string;
            note: string | null;
            phone: string | null;
            /** Format: date-time */
            updatedAt: string;
            version: number;
        };
        CustomerAddress: {
            city: string | null;
            detail: string | null;
            directions: string | null;
            /** @description UUID */
            id: string;
            /** @description Such as Casa, Oficina. */
            label: string;
            line: string;
            location: components["schemas"]["Location"] | null;
            neighbourhood: string | null;
        };
        CustomerChange: {
            /** @description In their order. */
            addresses: components["schemas"]["CustomerAddress"][];
            document: components["schemas"]["CustomerDocument"] | null;
            email: string | null;
            name: string;
            note: string | null;
            phone: string | null;
            version: number;
        };
        CustomerDocument: {
            /** @enum {unknown} */
            kind: "cc" | "ce" | "nit" | "passport" | "other";
            number: string;
        };
        CustomerErasure: {
            /** @enum {unknown} */
            reason: "requested" | "consent_withdrawn" | "no_longer_needed";
        };
        CustomerLine: {
            address: string | null;
            document: components["schemas"]["CustomerDocument"] | null;
            /** @description UUID */
            id: string;
            name: string;
            phone: string | null;
            version: number;
        };
        CustomerMade: {
            /** @description UUID */
            id: string;
            version: number;
        };
        Customers: {
            customers: components["schemas"]["CustomerLine"][];
            next: string | null;
        };
        Delivery: {
            address: string;
            detail: string | null;
            directions: string | null;
        };
        DeliveryPlace: {
            address: string;
            detail?: string | null;
            directions?: string | null;
        };
        DemoLogin: {
            companyName: string;
            key: string;
            name: string;
            role: string;
        };
        DemoLogins: {
            logins: components["schemas"]["DemoLogin"][];
        };
        Device: {
            /** @description UUID */
            branchId: string;
            enrolledBy: string;
            /** @description UUID */
            id: string;
            /** @enum {unknown} */
            kind: "pos" | "kitchen" | "cash";
            lastSeenAt: string | null;
            /** @description Too many wrong PINs: somebody who leads here unlocks it. */
            locked: boolean;
            name: string;
            /** @enum {unknown} */
            state: "pending" | "active" | "revoked";
        };
        DeviceFace: {
            device: {
                /** @description UUID */
                branchId: string;
                branchName: string;
                companyName: string;
                /** @description UUID */
                id: string;
                /** @enum {unknown} */
                kind: "pos" | "kitchen" | "cash";
                name: string;
            };
            members: components["schemas"]["DevicePerson"][];
        };
        DevicePerson: {
            /** @description UUID */
            id: string;
            name: string;
            role: components["schemas"]["RoleName"];
        };
        Devices: {
            devices: components["schemas"]["Device"][];
        };
        DraftPaper: {
            columns: 32 | 42 | 48;
            shape: components["schemas"]["PaperShape"];
        };
        DraftReceipt: {
            columns: 32 | 42 | 48;
            /** @enum {unknown} */
            paper: "pre_bill" | "receipt";
            shape: components["schemas"]["PaperShape"];
        };
        EndedSessions: {
            ended: number;
        };
        EnrollmentCode: {
            /** @description Good once, for ten minutes. */
            code: string;
            /** Format: date-time */
            expiresAt: string;
        };
        ExportPage: {
            next: string | null;
            rows: {
                [key: string]: unknown;
            }[];
        };
        ExportPart: {
            name: string;
            rows: number;
        };
        ExportParts: {
            parts: components["schemas"]["ExportPart"][];
        };
        External: {
            id: string;
            source: string;
        };
        ExternalOrder: {
            id: string;
            source: string;
        };
        FirstBranch: {
            address?: string;
            cutoffHour: number;
            name: string;
            /** @description IANA zone. */
            timeZone: string;
        };
        Floor: {
            areas: components["schemas"]["Area"][];
            /** @description Grows with every change of an area or a table. */
            version: number;
        };
        FoundPrinter: {
            /** @description It says how it is, so it can confirm what it prints. */
            answers: boolean;
            device: string | null;
            host: string | null;
            port: number | null;
        };
        FoundPrinters: {
            foundAt: string | null;
            printers: components["schemas"]["FoundPrinter"][];
        };
        GroupChange: {
            maxChoices: number | null;
            minChoices: number;
            name: string;
            options: components["schemas"]["OptionInput"][];
            version: number;
        };
        Groups: {
            groups: components["schemas"]["OfficeGroup"][];
        };
        Guest: {
            customerId: string | null;
            name: string;
            phone: string | null;
        };
        ImportFault: {
            /** @description What may be written instead. */
            allowed: string[];
            /** @enum {unknown} */
            code: "name_missing" | "name_too_long" | "price_missing" | "price_bad" | "price_negative" | "price_too_large" | "category_missing" | "category_empty_part" | "category_too_deep" | "category_name_too_long" | "tax_class_unknown" | "station_unknown" | "code_repeated" | "code_spaces" | "code_too_long" | "code_of_size" | "barcode_repeated" | "barcode_taken" | "barcode_too_long" | "barcode_rounded" | "minutes_bad" | "state_bad" | "description_too_long" | "words_too_many" | "word_too_long" | "text_bad" | "row_too_long";
            column: string | null;
            field: ("code" | "name" | "category" | "price" | "description" | "barcode" | "taxClass" | "station" | "prepMinutes" | "allergens" | "tags" | "state") | null;
            most: number | null;
            otherName: string | null;
            otherRow: number | null;
            /** @description As the file counts it; the headers are 1. */
            row: number;
            value: string;
        };
        ImportFindings: {
            faults: number;
            newCategories: string[];
            toChange: number;
            toCreate: number;
            /** @description The first of the faults. */
            told: components["schemas"]["ImportFault"][];
            unchanged: number;
        };
        ImportLeft: {
            name: string;
            reason: string;
            row: number;
        };
        ImportMapping: {
            mapping: (("code" | "name" | "category" | "price" | "description" | "barcode" | "taxClass" | "station" | "prepMinutes" | "allergens" | "tags" | "state") | null)[];
        };
        IssuedPollUrl: {
            pollUrl: components["schemas"]["PollUrl"];
            url: string;
        };
        /** @description Null: any number. */
        Limits: {
            branches: number | null;
            members: number | null;
            ordersPerMonth: number | null;
        };
        LineAddCommand: {
            /** Format: date-time */
            at?: string;
            /** @description UUID */
            id: string;
            /** @description Only while it is at this version. */
            ifVersion?: number;
            payload: {
                /** @description UUID */
                checkId?: string;
                course?: number;
                /** @description UUID */
                lineId: string;
                /** @description It was made already while the device was offline: it counts though it ran out. */
                made?: boolean;
                /**
                 * Format: date-time
                 * @description When the device read the menu whose price the guest was told; it counts for a day.
                 */
                menuAt?: string;
                note?: string;
                options?: components["schemas"]["OptionWish"][];
                parts?: components["schemas"]["PartWish"][];
                /** @description UUID */
                productId: string;
                quantity: number;
                /** @enum {unknown} */
                release?: "at_once" | "when_fired";
                seat?: number;
                /** @description UUID */
                variantId?: string;
            };
            /** @enum {string} */
            type: "line.add";
        };
        LineAddDeviceCommand: {
            /** Format: date-time */
            at?: string;
            /** @description UUID */
            id: string;
            /** @description Only while it is at this version. */
            ifVersion?: number;
            /** @description UUID */
            orderId: string;
            payload: {
                /** @description UUID */
                checkId?: string;
                course?: number;
                /** @description UUID */
                lineId: string;
                /** @description It was made already while the device was offline: it counts though it ran out. */
                made?: boolean;
                /**
                 * Format: date-time
                 * @description When the device read the menu whose price the guest was told; it counts for a day.
                 */
                menuAt?: string;
                note?: string;
                options?: components["schemas"]["OptionWish"][];
                parts?: components["schemas"]["PartWish"][];
                /** @description UUID */
                productId: string;
                quantity: number;
                /** @enum {unknown} */
                release?: "at_once" | "when_fired";
                seat?: number;
                /** @description UUID */
                variantId?: string;
            };
            /** @enum {string} */
            type: "line.add";
        };
        LineAddServiceCommand: {
            /** Format: date-time */
            at?: string;
            /** @description UUID */
            id: string;
            /** @description Only while it is at this version. */
            ifVersion?: number;
            payload: {
                amountMinor: number;
                /** @description UUID */
                checkId?: string;
                /** @enum {unknown} */
                kind: "packaging" | "delivery_fee";
                /** @description UUID */
                lineId: string;
                name: string;
                quantity: number;
                /** @description UUID */
                taxClassId?: string;
            };
            /** @enum {string} */
            type: "line.add_service";
        };
        LineAddServiceDeviceCommand: {
            /** Format: date-time */
            at?: string;
            /** @description UUID */
            id: string;
            /** @description Only while it is at this version. */
            ifVersion?: number;
            /** @description UUID */
            orderId: string;
            payload: {
                amountMinor: number;
                /** @description UUID */
                checkId?: string;
                /** @enum {unknown} */
                kind: "packaging" | "delivery_fee";
                /** @description UUID */
                lineId: string;
                name: string;
                quantity: number;
                /** @description UUID */
                taxClassId?: string;
            };
            /** @enum {string} */
            type: "line.add_service";
        };
        LineCancelCommand: {
            /** Format: date-time */
            at?: string;
            /** @description UUID */
            id: string;
            /** @description Only while it is at this version. */
            ifVersion?: number;
            payload: {
                /** @description UUID */
                lineId: string;
            };
            /** @enum {string} */
            type: "line.cancel";
        };
        LineCancelDeviceCommand: {
            /** Format: date-time */
            at?: string;
            /** @description UUID */
            id: string;
            /** @description Only while it is at this version. */
            ifVersion?: number;
            /** @description UUID */
            orderId: string;
            payload: {
                /** @description UUID */
                lineId: string;
            };
            /** @enum {string} */
            type: "line.cancel";
        };
        LineCompCommand: {
            /** Format: date-time */
            at?: string;
            /** @description UUID */
            id: string;
            /** @description Only while it is at this version. */
            ifVersion?: number;
            payload: {
                /** @description UUID */
                approvalId?: string;
                /** @description UUID */
                lineId: string;
                reason: string;
            };
            /** @enum {string} */
            type: "line.comp";
        };
        LineCompDeviceCommand: {
            /** Format: date-time */
            at?: string;
            /** @description UUID */
            id: string;
            /** @description Only while it is at this version. */
            ifVersion?: number;
            /** @description UUID */
            orderId: string;
            payload: {
                /** @description UUID */
                approvalId?: string;
                /** @description UUID */
                lineId: string;
                reason: string;
            };
            /** @enum {string} */
            type: "line.comp";
        };
        LineCourseCommand: {
            /** Format: date-time */
            at?: string;
            /** @description UUID */
            id: string;
            /** @description Only while it is at this version. */
            ifVersion?: number;
            payload: {
                course: number;
                /** @description UUID */
                lineId: string;
            };
            /** @enum {string} */
            type: "line.course";
        };
        LineCourseDeviceCommand: {
            /** Format: date-time */
            at?: string;
            /** @description UUID */
            id: string;
            /** @description Only while it is at this version. */
            ifVersion?: number;
            /** @description UUID */
            orderId: string;
            payload: {
                course: number;
                /** @description UUID */
                lineId: string;
            };
            /** @enum {string} */
            type: "line.course";
        };
        LineDiscountCommand: {
            /** Format: date-time */
            at?: string;
            /** @description UUID */
            id: string;
            /** @description Only while it is at this version. */
            ifVersion?: number;
            payload: {
                /** @description UUID */
                approvalId?: string;
                /** @description UUID */
                lineId: string;
                reason: string;
                rule: (components["schemas"]["PercentDiscount"] | components["schemas"]["AmountDiscount"]) | null;
            };
            /** @enum {string} */
            type: "line.discount";
        };
        LineDiscountDeviceCommand: {
            /** Format: date-time */
            at?: string;
            /** @description UUID */
            id: string;
            /** @description Only while it is at this version. */
            ifVersion?: number;
            /** @description UUID */
            orderId: string;
            payload: {
                /** @description UUID */
                approvalId?: string;
                /** @description UUID */
                lineId: string;
                reason: string;
                rule: (components["schemas"]["PercentDiscount"] | components["schemas"]["AmountDiscount"]) | null;
            };
            /** @enum {string} */
            type: "line.discount";
        };
        LineHoldCommand: {
            /** Format: date-time */
            at?: string;
            /** @description UUID */
            id: string;
            /** @description Only while it is at this version. */
            ifVersion?: number;
            payload: {
                held: boolean;
                /** @description UUID */
                lineId: string;
            };
            /** @enum {string} */
            type: "line.hold";
        };
        LineHoldDeviceCommand: {
            /** Format: date-time */
            at?: string;
            /** @description UUID */
            id: string;
            /** @description Only while it is at this version. */
            ifVersion?: number;
            /** @description UUID */
            orderId: string;
            payload: {
                held: boolean;
                /** @description UUID */
                lineId: string;
            };
            /** @enum {string} */
            type: "line.hold";
        };
        LineMoveCommand: {
            /** Format: date-time */
            at?: string;
            /** @description UUID */
            id: string;
            /** @description Only while it is at this version. */
            ifVersion?: number;
            payload: {
                lineIds: string[];
                /** @description UUID */
                toOrderId: string;
            };
            /** @enum {string} */
            type: "line.move";
        };
        LineMoveDeviceCommand: {
            /** Format: date-time */
            at?: string;
            /** @description UUID */
            id: string;
            /** @description Only while it is at this version. */
            ifVersion?: number;
            /** @description UUID */
            orderId: string;
            payload: {
                lineIds: string[];
                /** @description UUID */
                toOrderId: string;
            };
            /** @enum {string} */
            type: "line.move";
        };
        LineNoteCommand: {
            /** Format: date-time */
            at?: string;
            /** @description UUID */
            id: string;
            /** @description Only while it is at this version. */
            ifVersion?: number;
            payload: {
                /** @description UUID */
                lineId: string;
                note: string | null;
            };
            /** @enum {string} */
            type: "line.note";
        };
        LineNoteDeviceCommand: {
            /** Format: date-time */
            at?: string;
            /** @description UUID */
            id: string;
            /** @description Only while it is at this version. */
            ifVersion?: number;
            /** @description UUID */
            orderId: string;
            payload: {
                /** @description UUID */
                lineId: string;
                note: string | null;
            };
            /** @enum {string} */
            type: "line.note";
        };
        LineOptionsCommand: {
            /** Format: date-time */
            at?: string;
            /** @description UUID */
            id: string;
            /** @description Only while it is at this version. */
            ifVersion?: number;
            payload: {
                /** @description UUID */
                lineId: string;
                options?: components["schemas"]["OptionWish"][];
                parts?: components["schemas"]["PartWish"][];
                /** @description UUID */
                productId: string;
                /** @description UUID */
                variantId?: string;
            };
            /** @enum {string} */
            type: "line.options";
        };
        LineOptionsDeviceCommand: {
            /** Format: date-time */
            at?: string;
            /** @description UUID */
            id: string;
            /** @description Only while it is at this version. */
            ifVersion?: number;
            /** @description UUID */
            orderId: string;
            payload: {
                /** @description UUID */
                lineId: string;
                options?: components["schemas"]["OptionWish"][];
                parts?: components["schemas"]["PartWish"][];
                /** @description UUID */
                productId: string;
                /** @description UUID */
                variantId?: string;
            };
            /** @enum {string} */
            type: "line.options";
        };
        LinePart: {
            name: string;
            options: components["schemas"]["ChosenOption"][];
            slotName: string | null;
            variantName: string | null;
        };
        LineQuantityCommand: {
            /** Format: date-time */
            at?: string;
            /** @description UUID */
            id: string;
            /** @description Only while it is at this version. */
            ifVersion?: number;
            payload: {
                delta: number;
                /** @description UUID */
                lineId: string;
            };
            /** @enum {string} */
            type: "line.quantity";
        };
        LineQuantityDeviceCommand: {
            /** Format: date-time */
            at?: string;
            /** @description UUID */
            id: string;
            /** @description Only while it is at this version. */
            ifVersion?: number;
            /** @description UUID */
            orderId: string;
            payload: {
                delta: number;
                /** @description UUID */
                lineId: string;
            };
            /** @enum {string} */
            type: "line.quantity";
        };
        LineSeatCommand: {
            /** Format: date-time */
            at?: string;
            /** @description UUID */
            id: string;
            /** @description Only while it is at this version. */
            ifVersion?: number;
            payload: {
                /** @description UUID */
                lineId: string;
                seat: number | null;
            };
            /** @enum {string} */
            type: "line.seat";
        };
        LineSeatDeviceCommand: {
            /** Format: date-time */
            at?: string;
            /** @description UUID */
            id: string;
            /** @description Only while it is at this version. */
            ifVersion?: number;
            /** @description UUID */
            orderId: string;
            payload: {
                /** @description UUID */
                lineId: string;
                seat: number | null;
            };
            /** @enum {string} */
            type: "line.seat";
        };
        LineServeCommand: {
            /** Format: date-time */
            at?: string;
            /** @description UUID */
            id: string;
            /** @description Only while it is at this version. */
            ifVersion?: number;
            payload: {
                lineIds: string[];
                served: boolean;
            };
            /** @enum {string} */
            type: "line.serve";
        };
        LineServeDeviceCommand: {
            /** Format: date-time */
            at?: string;
            /** @description UUID */
            id: string;
            /** @description Only while it is at this version. */
            ifVersion?: number;
            /** @description UUID */
            orderId: string;
            payload: {
                lineIds: string[];
                served: boolean;
            };
            /** @enum {string} */
            type: "line.serve";
        };
        LineVoidCommand: {
            /** Format: date-time */
            at?: string;
            /** @description UUID */
            id: string;
            /** @description Only while it is at this version. */
            ifVersion?: number;
            payload: {
                /** @description UUID */
                approvalId?: string;
                /** @description UUID */
                lineId: string;
                quantity?: number;
                reason: string;
            };
            /** @enum {string} */
            type: "line.void";
        };
        LineVoidDeviceCommand: {
            /** Format: date-time */
            at?: string;
            /** @description UUID */
            id: string;
            /** @description Only while it is at this version. */
            ifVersion?: number;
            /** @description UUID */
            orderId: string;
            payload: {
                /** @description UUID */
                approvalId?: string;
                /** @description UUID */
                lineId: string;
                quantity?: number;
                reason: string;
            };
            /** @enum {string} */
            type: "line.void";
        };
        Link: {
            companyName: string | null;
            email: string | null;
            /** Format: date-time */
            expiresAt: string;
            hasAccount: boolean;
            name: string | null;
            purpose: string;
        };
        LinkAnswer: {
            /** Format: date-time */
            expiresAt: string;
            sentTo: string | null;
            url: string | null;
        };
        ListPrice: {
            baseMinor: number;
            /** @description UUID */
            itemId: string;
            priceMinor: number | null;
            /** @description UUID */
            productId: string;
            productName: string;
            variantId: string | null;
            variantName: string | null;
        };
        ListPriceInput: {
            /** @description UUID */
            itemId: string;
            priceMinor: number | null;
        };
        ListPrices: {
            next: string | null;
            prices: components["schemas"]["ListPrice"][];
        };
        ListPricesChange: {
            prices: components["schemas"]["ListPriceInput"][];
        };
        ListPricesChanged: {
            changed: number;
        };
        /** @description Degrees; six places are kept. */
        Location: {
            latitude: number;
            longitude: number;
        };
        LogOut: {
            refreshToken?: string;
        };
        Me: {
            assignments: components["schemas"]["Assignment"][];
            branches: components["schemas"]["MeBranch"][];
            company: components["schemas"]["MeCompany"];
            deviceId: string | null;
            /** @description Held for the company as a whole. */
            everywhere: string[];
            member: components["schemas"]["MeMember"];
            /** @description Held somewhere. */
            permissions: string[];
            role: components["schemas"]["RoleName"];
            support: components["schemas"]["SupportVisit"] | null;
        };
        MeBranch: {
            /** @description UUID */
            id: string;
            name: string;
            permissions: string[];
            timeZone: string;
        };
        MeCompany: {
            country: string;
            currency: string;
            /** @description UUID */
            id: string;
            locale: string;
            name: string;
            /** @enum {unknown} */
            state: "trial" | "active" | "past_due" | "suspended" | "closed";
            taxId: string | null;
            trialEndsAt: string | null;
        };
        Member: {
            assignments: components["schemas"]["Assignment"][];
            email: string | null;
            hasAccount: boolean;
            hasPin: boolean;
            /** @description UUID */
            id: string;
            isMe: boolean;
            lastSeenAt: string | null;
            /** @description Whether who asks ranks above this member everywhere. */
            mayTouch: boolean;
            name: string;
            /** @enum {unknown} */
            state: "invited" | "active" | "disabled";
        };
        Members: {
            members: components["schemas"]["Member"][];
            next: string | null;
        };
        MeMember: {
            email: string | null;
            hasPin: boolean;
            /** @description UUID */
            id: string;
            /** @enum {unknown} */
            kind: "person" | "service" | "support";
            name: string;
        };
        MenuImport: {
            appliedAt: string | null;
            changed: number;
            created: number;
            /** Format: date-time */
            createdAt: string;
            createdByName: string;
            fileName: string;
            findings: components["schemas"]["ImportFindings"];
            headers: string[];
            /** @description UUID */
            id: string;
            /** @enum {unknown} */
            kind: "csv" | "xlsx";
            /** @description Rows left out, or products kept as somebody made them since. */
            left: number;
            leftRows: components["schemas"]["ImportLeft"][];
            mapping: (("code" | "name" | "category" | "price" | "description" | "barcode" | "taxClass" | "station" | "prepMinutes" | "allergens" | "tags" | "state") | null)[];
            rows: number;
            /** @description The first rows. */
            samples: string[][];
            /** @enum {unknown} */
            state: "checked" | "queued" | "applied" | "failed" | "undoing" | "undone";
            stepsAll: number;
            /** @description Rows that are taken over, or back. */
            stepsDone: number;
            unchanged: number;
            undoable: boolean;
            undoneAt: string | null;
        };
        MenuImportLine: {
            appliedAt: string | null;
            changed: number;
            created: number;
            /** Format: date-time */
            createdAt: string;
            createdByName: string;
            fileName: string;
            /** @description UUID */
            id: string;
            /** @enum {unknown} */
            kind: "csv" | "xlsx";
            /** @description Rows left out, or products kept as somebody made them since. */
            left: number;
            rows: number;
            /** @enum {unknown} */
            state: "checked" | "queued" | "applied" | "failed" | "undoing" | "undone";
            stepsAll: number;
            /** @description Rows that are taken over, or back. */
            stepsDone: number;
            unchanged: number;
            undoable: boolean;
            undoneAt: string | null;
        };
        MenuImports: {
            imports: components["schemas"]["MenuImportLine"][];
        };
        MoveJob: {
            /** @description UUID */
            printerId: string;
        };
        MyCompanies: {
            companies: components["schemas"]["MyCompany"][];
        };
        MyCompany: {
            current: boolean;
            /** @description UUID */
            id: string;
            name: string;
            /** @enum {unknown} */
            state: "trial" | "active" | "past_due" | "suspended" | "closed";
        };
        NewApiKey: {
            branchIds: string[] | null;
            /** @description UUID */
            id: string;
            name: string;
            permissions: string[];
        };
        NewApproval: {
            action: string;
            amountMinor?: number;
            /** @description UUID */
            branchId: string;
            /** @description UUID */
            id: string;
            /** @description UUID */
            memberId: string;
            objectId: string;
            pin: string;
        };
        NewArea: {
            /** @description UUID */
            branchId: string;
            /** @description UUID */
            id: string;
            name: string;
        };
        NewBranch: {
            address?: string;
            /** @description Hour after midnight at which the business day begins. */
            cutoffHour: number;
            /** @description UUID */
            id: string;
            name: string;
            /** @description IANA zone. */
            timeZone: string;
        };
        NewCategory: {
            color: string;
            /** @description UUID */
            id: string;
            name: string;
            parentId: string | null;
            stationId: string | null;
            windows: components["schemas"]["WindowInput"][];
        };
        NewCompany: {
            branch: components["schemas"]["FirstBranch"];
            /** @description ISO 3166-1 alpha-2 */
            country: string;
            /** @description ISO 4217 */
            currency: string;
            /** @description UUID */
            id: string;
            limits?: components["schemas"]["AgreedLimits"];
            /** @description BCP 47 */
            locale: string;
            name: string;
            owner: components["schemas"]["NewOwner"];
            plan: string;
            taxId?: string;
            trialDays?: number;
        };
        NewConsent: {
            granted: boolean;
            /** @description UUID */
            id: string;
            /** @enum {unknown} */
            purpose: "data" | "marketing";
            /** @enum {unknown} */
            source: "pos" | "phone" | "web" | "paper";
            /** @description Of the text that was shown or read out. */
            textVersion: string;
        };
        NewCustomer: {
            /** @description In their order. */
            addresses: components["schemas"]["CustomerAddress"][];
            document: components["schemas"]["CustomerDocument"] | null;
            email: string | null;
            /** @description UUID */
            id: string;
            name: string;
            note: string | null;
            phone: string | null;
        };
        NewDevice: {
            /** @description UUID */
            branchId: string;
            /** @description UUID */
            id: string;
            /** @enum {unknown} */
            kind: "pos" | "kitchen" | "cash";
            name: string;
        };
        NewGroup: {
            /** @description UUID */
            id: string;
            maxChoices: number | null;
            minChoices: number;
            name: string;
            options: components["schemas"]["OptionInput"][];
        };
        NewLine: {
            course?: number;
            /** @description UUID */
            id: string;
            note?: string;
            options?: components["schemas"]["OptionWish"][];
            parts?: components["schemas"]["PartWish"][];
            /** @description UUID */
            productId: string;
            quantity: number;
            /** @enum {unknown} */
            release?: "at_once" | "when_fired";
            seat?: number;
            /** @description UUID */
            variantId?: string;
        };
        NewMember: {
            assignments: components["schemas"]["AssignmentInput"][];
            email?: string;
            /** @description UUID */
            id: string;
            name: string;
        };
        NewOrder: {
            /** @description UUID */
            branchId: string;
            delivery?: components["schemas"]["DeliveryPlace"];
            external?: components["schemas"]["ExternalOrder"];
            guest?: components["schemas"]["OrderGuest"];
            guests?: number;
            /** @description UUID */
            id: string;
            lines: components["schemas"]["NewLine"][];
            /** Format: date-time */
            promisedAt?: string;
            send: boolean;
            /** @description UUID */
            tableId?: string;
            /** @enum {unknown} */
            type: "dine_in" | "counter" | "takeaway" | "delivery" | "staff_meal" | "online";
        };
        NewOwner: {
            email: string;
            name: string;
        };
        NewPayment: {
            /** @description UUID */
            id: string;
            /** @description Only while the order is at this version. */
            ifVersion?: number;
            /** @enum {unknown} */
            method: "cash" | "card" | "transfer";
            /** @description Nobody has seen it arrive yet. It counts as paid. */
            pending?: boolean;
            /** @description Print the receipt too, where the branch has a till printer. */
            printReceipt?: boolean;
            /** @description Of the voucher or the transfer; none for cash. */
            reference?: string;
            /** @description All that is handed over or charged, tip included. */
            tenderedMinor: number;
            /** @description How much of it is tip; else what is left of it once the bill is covered, up to the tip agreed. */
            tipMinor?: number;
        };
        NewPriceList: {
            branchId: string | null;
            channels: ("dine_in" | "takeaway" | "delivery" | "online")[];
            /** @description UUID */
            id: string;
            name: string;
            rank: number;
            /** @enum {unknown} */
            state: "active" | "paused";
            validFrom: string | null;
            validTo: string | null;
        };
        NewPrintAgent: {
            /** @description UUID */
            id: string;
            name: string;
        };
        NewPrinter: {
            agentId?: string | null;
            /** @description UUID */
            branchId: string;
            /** @default 3 */
            breakerFailures: number;
            /** @default 10 */
            breakerProbeSeconds: number;
            /** @default 60 */
            breakerWindowSeconds: number;
            /**
             * @default cp858
             * @enum {unknown}
             */
            codePage: "cp850" | "cp858" | "cp1252";
            /**
             * @description Characters of a line: 32 on 58 mm, 42 or 48 on 80 mm.
             * @enum {unknown}
             */
            columns: 32 | 42 | 48;
            /**
             * @description How it says that a page is out; `none` for one that answers nothing.
             * @default process_id
             * @enum {unknown}
             */
            confirms: "process_id" | "status" | "none";
            /** @default true */
            cuts: boolean;
            device?: string | null;
            /** @default false */
            drawer: boolean;
            /** @enum {unknown} */
            driver: "virtual" | "tcp" | "file" | "agent" | "cloudprnt";
            fallbackPrinterId?: string | null;
            host?: string | null;
            /** @description UUID */
            id: string;
            /** @default true */
            images: boolean;
            name: string;
            port?: number | null;
        };
        NewProduct: {
            allergens: string[];
            barcode: string | null;
            /** @description UUID */
            categoryId: string;
            code: string | null;
            combo: components["schemas"]["ComboInput"] | null;
            description: string | null;
            groupIds: string[];
            /** @description UUID */
            id: string;
            name: string;
            prepMinutes: number | null;
            priceMinor: number;
            /** @enum {unknown} */
            state: "active" | "retired";
            stationId: string | null;
            tags: string[];
            /** @description UUID */
            taxClassId: string;
            variants: components["schemas"]["VariantInput"][];
            windows: components["schemas"]["WindowInput"][];
        };
        NewRegime: {
            /** @description UUID */
            id: string;
            name: string;
        };
        NewReservation: {
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             */
            at: string;
            guests: number | null;
            name: string;
        };
        NewRole: {
            description?: string;
            /** @description UUID */
            id: string;
            /** @description Who outranks whom; higher is more. */
            level: number;
            name: string;
            permissions: string[];
        };
        NewStation: {
            /** @description UUID */
            id: string;
            /** @enum {unknown} */
            kind: "kitchen" | "bar" | "expo" | "till";
            name: string;
        };
        NewTable: {
            /** @description UUID */
            areaId: string;
            /** @description UUID */
            id: string;
            name: string;
            place: components["schemas"]["TablePlace"] | null;
            seats: number;
            /** @enum {unknown} */
            shape: "square" | "round" | "rectangle";
        };
        NewTables: {
            firstNumber: number;
            prefix?: string;
            seats: number;
            /** @enum {unknown} */
            shape: "square" | "round" | "rectangle";
            /** @description One for each table that is to be made. */
            tables: {
                /** @description UUID */
                id: string;
            }[];
        };
        NewTax: {
            /** @description UUID */
            id: string;
            included: boolean;
            name: string;
            /** @description Basis points: 800 is 8 %. */
            rateBasisPoints: number;
            /** Format: date */
            validFrom: string;
        };
        NewTaxClass: {
            /** @description UUID */
            id: string;
            name: string;
        };
        OfficeCategory: {
            color: string;
            /** @description UUID */
            id: string;
            name: string;
            parentId: string | null;
            products: number;
            sortOrder: number;
            stationId: string | null;
            version: number;
            windows: components["schemas"]["WindowInput"][];
        };
        OfficeGroup: {
            deleted: boolean;
            /** @description UUID */
            id: string;
            maxChoices: number | null;
            minChoices: number;
            name: string;
            options: components["schemas"]["OptionInput"][];
            products: number;
            version: number;
        };
        OfficeProduct: {
            allergens: string[];
            barcode: string | null;
            /** @description UUID */
            categoryId: string;
            code: string | null;
            combo: components["schemas"]["ComboInput"] | null;
            deleted: boolean;
            description: string | null;
            groupIds: string[];
            /** @description UUID */
            id: string;
            name: string;
            picture: components["schemas"]["Picture"] | null;
            prepMinutes: number | null;
            priceMinor: number;
            /** @enum {unknown} */
            state: "active" | "retired";
            stationId: string | null;
            tags: string[];
            /** @description UUID */
            taxClassId: string;
            variants: components["schemas"]["VariantInput"][];
            version: number;
            windows: components["schemas"]["WindowInput"][];
        };
        OfficeTax: {
            /** @description UUID */
            id: string;
            /** @description Prices contain it. */
            included: boolean;
            name: string;
            rates: components["schemas"]["TaxRate"][];
        };
        OfficeTaxClass: {
            /** @description UUID */
            id: string;
            name: string;
            products: number;
        };
        OpenDrawer: {
            reason: string;
        };
        OpenedCompany: {
            company: components["schemas"]["PlatformCompany"];
            invitation: components["schemas"]["LinkAnswer"];
        };
        OpenOrder: {
            delivery?: components["schemas"]["DeliveryPlace"];
            external?: components["schemas"]["ExternalOrder"];
            guest?: components["schemas"]["OrderGuest"];
            guests?: number;
            /** Format: date-time */
            promisedAt?: string;
            provisional?: string;
            /** @description UUID */
            tableId?: string;
            /** @enum {unknown} */
            type: "dine_in" | "counter" | "takeaway" | "delivery" | "staff_meal" | "online";
        };
        OpenOrders: {
            orders: components["schemas"]["Order"][];
            /** @description There are more; these are the oldest. */
            truncated: boolean;
        };
        Option: {
            /** @description UUID */
            id: string;
            isDefault: boolean;
            maxQuantity: number;
            name: string;
            priceMinor: number;
        };
        OptionGroup: {
            /** @description UUID */
            id: string;
            maxChoices: number | null;
            minChoices: number;
            name: string;
            options: components["schemas"]["Option"][];
        };
        OptionInput: {
            /** @description UUID */
            id: string;
            isDefault: boolean;
            maxQuantity: number;
            name: string;
            priceMinor: number;
        };
        OptionWish: {
            /** @description UUID */
            optionId: string;
            quantity: number;
        };
        Order: {
            billAskedAt: string | null;
            /** @description UUID */
            branchId: string;
            /** Format: date */
            businessDate: string;
            checks: components["schemas"]["Check"][];
            closedAt: string | null;
            delivery: components["schemas"]["Delivery"] | null;
            /** @description Off lines and order together. */
            discountMinor: number;
            external: components["schemas"]["External"] | null;
            guest: components["schemas"]["Guest"] | null;
            guests: number | null;
            /** @description UUID */
            id: string;
            lines: components["schemas"]["OrderLine"][];
            mergedInto: string | null;
            /** @description Consecutive of the branch; never restarts. */
            number: number;
            /** Format: date-time */
            openedAt: string;
            promisedAt: string | null;
            provisional: string | null;
            /** @enum {unknown} */
            state: "draft" | "pending_accept" | "accepted" | "in_preparation" | "ready" | "served" | "picked_up" | "handed_to_courier" | "completed" | "rejected" | "cancelled";
            table: {
                /** @description UUID */
                id: string;
                name: string;
            } | null;
            taxMinor: number;
            tickets: {
                batch: number;
                /** @description UUID */
                id: string;
                /** @enum {unknown} */
                kind: "new" | "add" | "void" | "fire" | "move" | "reminder" | "copy";
                /** @description UUID */
                stationId: string;
                stationName: string;
            }[];
            totalMinor: number;
            /** @description Turn of the business day. */
            turn: number;
            /** @enum {unknown} */
            type: "dine_in" | "counter" | "takeaway" | "delivery" | "staff_meal" | "online";
            version: number;
            waiter: {
                /** @description UUID */
                id: string;
                name: string;
            };
        };
        OrderAcceptCommand: {
            /** Format: date-time */
            at?: string;
            /** @description UUID */
            id: string;
            /** @description Only while it is at this version. */
            ifVersion?: number;
            payload: Record<string, never>;
            /** @enum {string} */
            type: "order.accept";
        };
        OrderAcceptDeviceCommand: {
            /** Format: date-time */
            at?: string;
            /** @description UUID */
            id: string;
            /** @description Only while it is at this version. */
            ifVersion?: number;
            /** @description UUID */
            orderId: string;
            payload: Record<string, never>;
            /** @enum {string} */
            type: "order.accept";
        };
        OrderAskBillCommand: {
            /** Format: date-time */
            at?: string;
            /** @description UUID */
            id: string;
            /** @description Only while it is at this version. */
            ifVersion?: number;
            payload: {
                asked: boolean;
            };
            /** @enum {string} */
            type: "order.ask_bill";
        };
        OrderAskBillDeviceCommand: {
            /** Format: date-time */
            at?: string;
            /** @description UUID */
            id: string;
            /** @description Only while it is at this version. */
            ifVersion?: number;
            /** @description UUID */
            orderId: string;
            payload: {
                asked: boolean;
            };
            /** @enum {string} */
            type: "order.ask_bill";
        };
        OrderCancelCommand: {
            /** Format: date-time */
            at?: string;
            /** @description UUID */
            id: string;
            /** @description Only while it is at this version. */
            ifVersion?: number;
            payload: {
                /** @description UUID */
                approvalId?: string;
                reason: string;
            };
            /** @enum {string} */
            type: "order.cancel";
        };
        OrderCancelDeviceCommand: {
            /** Format: date-time */
            at?: string;
            /** @description UUID */
            id: string;
            /** @description Only while it is at this version. */
            ifVersion?: number;
            /** @description UUID */
            orderId: string;
            payload: {
                /** @description UUID */
                approvalId?: string;
                reason: string;
            };
            /** @enum {string} */
            type: "order.cancel";
        };
        OrderCloseCommand: {
            /** Format: date-time */
            at?: string;
            /** @description UUID */
            id: string;
            /** @description Only while it is at this version. */
            ifVersion?: number;
            payload: Record<string, never>;
            /** @enum {string} */
            type: "order.close";
        };
        OrderCloseDeviceCommand: {
            /** Format: date-time */
            at?: string;
            /** @description UUID */
            id: string;
            /** @description Only while it is at this version. */
            ifVersion?: number;
            /** @description UUID */
            orderId: string;
            payload: Record<string, never>;
            /** @enum {string} */
            type: "order.close";
        };
        OrderCopyCommand: {
            /** Format: date-time */
            at?: string;
            /** @description UUID */
            id: string;
            /** @description Only while it is at this version. */
            ifVersion?: number;
            payload: {
                /** @description UUID */
                stationId?: string;
            };
            /** @enum {string} */
            type: "order.copy";
        };
        OrderCopyDeviceCommand: {
            /** Format: date-time */
            at?: string;
            /** @description UUID */
            id: string;
            /** @description Only while it is at this version. */
            ifVersion?: number;
            /** @description UUID */
            orderId: string;
            payload: {
                /** @description UUID */
                stationId?: string;
            };
            /** @enum {string} */
            type: "order.copy";
        };
        OrderDetailsCommand: {
            /** Format: date-time */
            at?: string;
            /** @description UUID */
            id: string;
            /** @description Only while it is at this version. */
            ifVersion?: number;
            payload: {
                delivery?: components["schemas"]["DeliveryPlace"];
                guest?: components["schemas"]["OrderGuest"];
                promisedAt?: string | null;
            };
            /** @enum {string} */
            type: "order.details";
        };
        OrderDetailsDeviceCommand: {
            /** Format: date-time */
            at?: string;
            /** @description UUID */
            id: string;
            /** @description Only while it is at this version. */
            ifVersion?: number;
            /** @description UUID */
            orderId: string;
            payload: {
                delivery?: components["schemas"]["DeliveryPlace"];
                guest?: components["schemas"]["OrderGuest"];
                promisedAt?: string | null;
            };
            /** @enum {string} */
            type: "order.details";
        };
        OrderDiscountCommand: {
            /** Format: date-time */
            at?: string;
            /** @description UUID */
            id: string;
            /** @description Only while it is at this version. */
            ifVersion?: number;
            payload: {
                /** @description UUID */
                approvalId?: string;
                reason: string;
                rule: (components["schemas"]["PercentDiscount"] | components["schemas"]["AmountDiscount"]) | null;
            };
            /** @enum {string} */
            type: "order.discount";
        };
        OrderDiscountDeviceCommand: {
            /** Format: date-time */
            at?: string;
            /** @description UUID */
            id: string;
            /** @description Only while it is at this version. */
            ifVersion?: number;
            /** @description UUID */
            orderId: string;
            payload: {
                /** @description UUID */
                approvalId?: string;
                reason: string;
                rule: (components["schemas"]["PercentDiscount"] | components["schemas"]["AmountDiscount"]) | null;
            };
            /** @enum {string} */
            type: "order.discount";
        };
        OrderEvent: {
            actor: {
                /** @description UUID */
                id: string;
                name: string;
            };
            approver: {
                /** @description UUID */
                id: string;
                name: string;
            } | null;
            /** Format: date-time */
            at: string;
            commandId: string | null;
            data: {
                [key: string]: unknown;
            };
            deviceAt: string | null;
            deviceId: string | null;
            fromState: ("draft" | "pending_accept" | "accepted" | "in_preparation" | "ready" | "served" | "picked_up" | "handed_to_courier" | "completed" | "rejected" | "cancelled") | null;
            reason: string | null;
            /** @enum {unknown} */
            toState: "draft" | "pending_accept" | "accepted" | "in_preparation" | "ready" | "served" | "picked_up" | "handed_to_courier" | "completed" | "rejected" | "cancelled";
            type: string;
            version: number;
        };
        OrderFireCommand: {
            /** Format: date-time */
            at?: string;
            /** @description UUID */
            id: string;
            /** @description Only while it is at this version. */
            ifVersion?: number;
            payload: {
                course: number;
            };
            /** @enum {string} */
            type: "order.fire";
        };
        OrderFireDeviceCommand: {
            /** Format: date-time */
            at?: string;
            /** @description UUID */
            id: string;
            /** @description Only while it is at this version. */
            ifVersion?: number;
            /** @description UUID */
            orderId: string;
            payload: {
                course: number;
            };
            /** @enum {string} */
            type: "order.fire";
        };
        OrderGuest: {
            /** @description UUID */
            customerId?: string;
            name: string;
            phone?: string;
        };
        OrderGuestsCommand: {
            /** Format: date-time */
            at?: string;
            /** @description UUID */
            id: string;
            /** @description Only while it is at this version. */
            ifVersion?: number;
            payload: {
                guests: number;
            };
            /** @enum {string} */
            type: "order.guests";
        };
        OrderGuestsDeviceCommand: {
            /** Format: date-time */
            at?: string;
            /** @description UUID */
            id: string;
            /** @description Only while it is at this version. */
            ifVersion?: number;
            /** @description UUID */
            orderId: string;
            payload: {
                guests: number;
            };
            /** @enum {string} */
            type: "order.guests";
        };
        OrderHandOverCommand: {
            /** Format: date-time */
            at?: string;
            /** @description UUID */
            id: string;
            /** @description Only while it is at this version. */
            ifVersion?: number;
            payload: {
                /** @enum {unknown} */
                to: "guest" | "courier";
            };
            /** @enum {string} */
            type: "order.hand_over";
        };
        OrderHandOverDeviceCommand: {
            /** Format: date-time */
            at?: string;
            /** @description UUID */
            id: string;
            /** @description Only while it is at this version. */
            ifVersion?: number;
            /** @description UUID */
            orderId: string;
            payload: {
                /** @enum {unknown} */
                to: "guest" | "courier";
            };
            /** @enum {string} */
            type: "order.hand_over";
        };
        OrderLine: {
            /** @description On the house. */
            comp: boolean;
            course: number;
            discountMinor: number;
            /** @description Sold at the price of an earlier menu. */
            earlierPrice: boolean;
            /** @description UUID */
            id: string;
            /** @enum {unknown} */
            kind: "product" | "packaging" | "delivery_fee";
            name: string;
            note: string | null;
            options: components["schemas"]["ChosenOption"][];
            /** @description What a combo was put together of; empty for anything else. */
            parts: components["schemas"]["LinePart"][];
            productId: string | null;
            /** @description Pieces that were ordered, those taken back included. */
            quantity: number;
            seat: number | null;
            sentQuantity: number;
            /** @enum {unknown} */
            state: "new" | "held" | "sent" | "in_progress" | "ready" | "served" | "cancelled" | "voided";
            taxMinor: number;
            totalMinor: number;
            unitPriceMinor: number;
            variantId: string | null;
            variantName: string | null;
            voidedQuantity: number;
        };
        OrderMergeCommand: {
            /** Format: date-time */
            at?: string;
            /** @description UUID */
            id: string;
            /** @description Only while it is at this version. */
            ifVersion?: number;
            payload: {
                /** @description UUID */
                intoOrderId: string;
            };
            /** @enum {string} */
            type: "order.merge";
        };
        OrderMergeDeviceCommand: {
            /** Format: date-time */
            at?: string;
            /** @description UUID */
            id: string;
            /** @description Only while it is at this version. */
            ifVersion?: number;
            /** @description UUID */
            orderId: string;
            payload: {
                /** @description UUID */
                intoOrderId: string;
            };
            /** @enum {string} */
            type: "order.merge";
        };
        OrderMoveCommand: {
            /** Format: date-time */
            at?: string;
            /** @description UUID */
            id: string;
            /** @description Only while it is at this version. */
            ifVersion?: number;
            payload: {
                /** @description UUID */
                tableId: string;
            };
            /** @enum {string} */
            type: "order.move";
        };
        OrderMoveDeviceCommand: {
            /** Format: date-time */
            at?: string;
            /** @description UUID */
            id: string;
            /** @description Only while it is at this version. */
            ifVersion?: number;
            /** @description UUID */
            orderId: string;
            payload: {
                /** @description UUID */
                tableId: string;
            };
            /** @enum {string} */
            type: "order.move";
        };
        OrderOpenDeviceCommand: {
            /** Format: date-time */
            at?: string;
            /** @description UUID */
            id: string;
            /** @description Only while it is at this version. */
            ifVersion?: number;
            /** @description UUID */
            orderId: string;
            payload: components["schemas"]["OpenOrder"];
            /** @enum {string} */
            type: "order.open";
        };
        OrderPage: {
            next: string | null;
            orders: components["schemas"]["OrderSummary"][];
        };
        OrderPrintBillCommand: {
            /** Format: date-time */
            at?: string;
            /** @description UUID */
            id: string;
            /** @description Only while it is at this version. */
            ifVersion?: number;
            payload: {
                checkIds?: string[];
            };
            /** @enum {string} */
            type: "order.print_bill";
        };
        OrderPrintBillDeviceCommand: {
            /** Format: date-time */
            at?: string;
            /** @description UUID */
            id: string;
            /** @description Only while it is at this version. */
            ifVersion?: number;
            /** @description UUID */
            orderId: string;
            payload: {
                checkIds?: string[];
            };
            /** @enum {string} */
            type: "order.print_bill";
        };
        OrderRejectCommand: {
            /** Format: date-time */
            at?: string;
            /** @description UUID */
            id: string;
            /** @description Only while it is at this version. */
            ifVersion?: number;
            payload: {
                reason: string;
            };
            /** @enum {string} */
            type: "order.reject";
        };
        OrderRejectDeviceCommand: {
            /** Format: date-time */
            at?: string;
            /** @description UUID */
            id: string;
            /** @description Only while it is at this version. */
            ifVersion?: number;
            /** @description UUID */
            orderId: string;
            payload: {
                reason: string;
            };
            /** @enum {string} */
            type: "order.reject";
        };
        OrderRemindCommand: {
            /** Format: date-time */
            at?: string;
            /** @description UUID */
            id: string;
            /** @description Only while it is at this version. */
            ifVersion?: number;
            payload: {
                /** @description UUID */
                stationId?: string;
            };
            /** @enum {string} */
            type: "order.remind";
        };
        OrderRemindDeviceCommand: {
            /** Format: date-time */
            at?: string;
            /** @description UUID */
            id: string;
            /** @description Only while it is at this version. */
            ifVersion?: number;
            /** @description UUID */
            orderId: string;
            payload: {
                /** @description UUID */
                stationId?: string;
            };
            /** @enum {string} */
            type: "order.remind";
        };
        OrderSendCommand: {
            /** Format: date-time */
            at?: string;
            /** @description UUID */
            id: string;
            /** @description Only while it is at this version. */
            ifVersion?: number;
            payload: Record<string, never>;
            /** @enum {string} */
            type: "order.send";
        };
        OrderSendDeviceCommand: {
            /** Format: date-time */
            at?: string;
            /** @description UUID */
            id: string;
            /** @description Only while it is at this version. */
            ifVersion?: number;
            /** @description UUID */
            orderId: string;
            payload: Record<string, never>;
            /** @enum {string} */
            type: "order.send";
        };
        OrderSummary: {
            billAskedAt: string | null;
            /** Format: date */
            businessDate: string;
            /** @description Of the bill, on all its checks; 0 once the order is over. */
            dueMinor: number;
            guestName: string | null;
            guests: number | null;
            /** @description Something was noted and no station was told yet. */
            hasUnsent: boolean;
            /** @description UUID */
            id: string;
            number: number;
            /** Format: date-time */
            openedAt: string;
            promisedAt: string | null;
            provisional: string | null;
            /** @enum {unknown} */
            state: "draft" | "pending_accept" | "accepted" | "in_preparation" | "ready" | "served" | "picked_up" | "handed_to_courier" | "completed" | "rejected" | "cancelled";
            tableName: string | null;
            totalMinor: number;
            turn: number;
            /** @enum {unknown} */
            type: "dine_in" | "counter" | "takeaway" | "delivery" | "staff_meal" | "online";
            version: number;
            waiterName: string;
        };
        OwnSession: {
            /** Format: date-time */
            createdAt: string;
            current: boolean;
            device: string | null;
            /** @description UUID */
            id: string;
            ip: string | null;
            /** @enum {unknown} */
            kind: "password" | "pin" | "demo" | "support";
            /** Format: date-time */
            lastSeenAt: string;
            userAgent: string | null;
        };
        PaperLogo: {
            /** @description Rows of whole bytes from the left, 1 for black, in base64. */
            bits: string;
            /** @description Dots. */
            height: number;
            /** @description Dots. */
            width: number;
        };
        PaperPreview: {
            papers: {
                cut: boolean;
                lines: {
                    align: "left" | "center" | "right";
                    barcode?: {
                        height: number;
                        module: number;
                        symbology: "code128" | "ean13";
                        text: string;
                    };
                    image?: {
                        bits: string;
                        height: number;
                        width: number;
                    };
                    qr?: string;
                    runs: {
                        bold: boolean;
                        height: number;
                        inverse: boolean;
                        /** @enum {boolean} */
                        small?: true;
                        text: string;
                        underline: boolean;
                        width: number;
                    }[];
                }[];
                widthColumns: number;
            }[];
        };
        PaperQueued: {
            /** @description UUID */
            printerId: string;
        };
        Papers: {
            papers: components["schemas"]["PrintedPaper"][];
        };
        PaperShape: {
            footer: string[];
            header: string[];
            hidden: ("waiter" | "guests" | "time" | "taxes" | "tip" | "qr")[];
            lineSize: "normal" | "large";
            noteSize: "normal" | "large";
        };
        PaperStyle: {
            logo: components["schemas"]["PaperLogo"] | null;
            shape: components["schemas"]["PaperShape"];
            /** @description 0 while nobody has said anything. */
            version: number;
        };
        PartWish: {
            options?: components["schemas"]["OptionWish"][];
            /** @description UUID */
            productId: string;
            /** @description UUID */
            slotId: string;
            /** @description UUID */
            variantId?: string;
        };
        Payment: {
            /** @description Of the bill. */
            amountMinor: number;
            /** Format: date */
            businessDate: string;
            changeMinor: number | null;
            /** @description UUID */
            checkId: string;
            deviceId: string | null;
            /** @description UUID */
            id: string;
            member: {
                /** @description UUID */
                id: string;
                name: string;
            };
            /** @enum {unknown} */
            method: "cash" | "card" | "transfer";
            /** @description UUID */
            orderId: string;
            /** Format: date-time */
            paidAt: string;
            reference: string | null;
            /** @enum {unknown} */
            state: "confirmed" | "pending";
            tenderedMinor: number | null;
            /** @description Beside the bill. */
            tipMinor: number;
        };
        PaymentAdd: {
            /** @description UUID */
            checkId: string;
            /** @description UUID */
            id: string;
            /** @enum {unknown} */
            method: "cash" | "card" | "transfer";
            /** @description Nobody has seen it arrive yet. It counts as paid. */
            pending?: boolean;
            /** @description Print the receipt too, where the branch has a till printer. */
            printReceipt?: boolean;
            /** @description Of the voucher or the transfer; none for cash. */
            reference?: string;
            /** @description All that is handed over or charged, tip included. */
            tenderedMinor: number;
            /** @description How much of it is tip; else what is left of it once the bill is covered, up to the tip agreed. */
            tipMinor?: number;
        };
        PaymentAddDeviceCommand: {
            /** Format: date-time */
            at?: string;
            /** @description UUID */
            id: string;
            /** @description Only while it is at this version. */
            ifVersion?: number;
            /** @description UUID */
            orderId: string;
            payload: components["schemas"]["PaymentAdd"];
            /** @enum {string} */
            type: "payment.add";
        };
        PaymentPrinted: {
            drawer: boolean;
            problem: string | null;
            receipt: boolean;
        };
        Payments: {
            payments: components["schemas"]["Payment"][];
        };
        PaymentTaken: {
            order: components["schemas"]["Order"];
            payment: components["schemas"]["Payment"];
            printed: components["schemas"]["PaymentPrinted"];
        };
        PercentDiscount: {
            basisPoints: number;
            capMinor?: number;
            /** @enum {string} */
            kind: "percent";
        };
        Permission: {
            code: string;
            en: string;
            es: string;
            /** @enum {unknown} */
            reach: "branch" | "company";
        };
        PermissionCategory: {
            code: string;
            en: string;
            es: string;
            permissions: components["schemas"]["Permission"][];
        };
        Permissions: {
            categories: components["schemas"]["PermissionCategory"][];
        };
        Picture: {
            /** @description Followed by a dash, one of the sizes and `.webp` it is the address of a file. */
            address: string;
            height: number;
            /** @description UUID */
            id: string;
            /** @description A few pixels as a data address, to be shown until it is there. */
            placeholder: string;
            /** @description Longest side of each file in pixels, if it was that large. */
            sizes: number[];
            /** @description Of the largest file. */
            width: number;
        };
        PictureChoice: {
            /** @description UUID */
            pictureId: string;
        };
        Plan: {
            code: string;
            limits: components["schemas"]["Limits"];
            name: string;
        };
        PlannedTable: {
            /** @description UUID */
            id: string;
            name: string;
            place: components["schemas"]["TablePlace"] | null;
            seats: number;
            /** @enum {unknown} */
            shape: "square" | "round" | "rectangle";
            version: number;
        };
        Plans: {
            plans: components["schemas"]["Plan"][];
        };
        PlatformAccount: {
            email: string;
            /** @description UUID */
            id: string;
            name: string;
        };
        PlatformAudit: {
            entries: components["schemas"]["PlatformAuditLine"][];
            next: number | null;
        };
        PlatformAuditLine: {
            action: string;
            after: unknown;
            /** Format: date-time */
            at: string;
            before: unknown;
            by: {
                id: string | null;
                name: string;
            };
            company: {
                /** @description UUID */
                id: string;
                name: string | null;
            } | null;
            reason: string | null;
            seq: number;
        };
        PlatformCompany: {
            allowed: ("suspend" | "reactivate" | "past_due" | "close")[];
            country: string;
            /** Format: date-time */
            createdAt: string;
            currency: string;
            /** @description UUID */
            id: string;
            lastActivityAt: string | null;
            limits: components["schemas"]["Limits"];
            locale: string;
            name: string;
            ordersLast30Days: number;
            owners: components["schemas"]["CompanyOwner"][];
            plan: string;
            /** @enum {unknown} */
            state: "trial" | "active" | "past_due" | "suspended" | "closed";
            stateReason: string | null;
            /** Format: date-time */
            stateSince: string;
            suspendReason: string | null;
            suspendsAt: string | null;
            taxId: string | null;
            trialEndsAt: string | null;
            usage: components["schemas"]["Usage"];
        };
        PlatformCredentials: {
            email: string;
            password: string;
        };
        PlatformSession: {
            accessToken: string;
            account: components["schemas"]["PlatformAccount"];
            /** Format: date-time */
            expiresAt: string;
        };
        PlayFault: {
            /** @enum {unknown} */
            fault: "ok" | "out_of_paper" | "paper_low" | "offline" | "slow" | "jam";
        };
        PollUrl: {
            mac: string | null;
            /** Format: date-time */
            madeAt: string;
            mediaTypes: string[] | null;
            polledAt: string | null;
            pollSeconds: number | null;
            strangerAt: string | null;
            strangerMac: string | null;
        };
        PollUrlState: {
            pollUrl: components["schemas"]["PollUrl"] | null;
        };
        PriceChange: {
            /** Format: date-time */
            changedAt: string;
            changedBy: string;
            /** @description UUID */
            id: string;
            listName: string | null;
            newMinor: number | null;
            oldMinor: number | null;
            variantName: string | null;
        };
        PriceChanges: {
            prices: components["schemas"]["PriceChange"][];
        };
        PriceInput: {
            fromMinor: number;
            /** @description UUID */
            itemId: string;
            toMinor: number;
        };
        PriceList: {
            branchId: string | null;
            channels: ("dine_in" | "takeaway" | "delivery" | "online")[];
            deleted: boolean;
            /** @description UUID */
            id: string;
            name: string;
            prices: number;
            rank: number;
            /** @enum {unknown} */
            state: "active" | "paused";
            validFrom: string | null;
            validTo: string | null;
            version: number;
        };
        PriceListChange: {
            branchId: string | null;
            channels: ("dine_in" | "takeaway" | "delivery" | "online")[];
            name: string;
            rank: number;
            /** @enum {unknown} */
            state: "active" | "paused";
            validFrom: string | null;
            validTo: string | null;
            version: number;
        };
        PriceLists: {
            lists: components["schemas"]["PriceList"][];
        };
        PricesChange: {
            prices: components["schemas"]["PriceInput"][];
        };
        PrintAgent: {
            /** @description UUID */
            branchId: string;
            enrolledAt: string | null;
            foundAt: string | null;
            /** @description UUID */
            id: string;
            lastSeenAt: string | null;
            name: string;
            /** @description How many printers it prints on. */
            printers: number;
            /** @description It was asked to look for printers and has not begun. */
            scanning: boolean;
            /**
             * @description pending: its code was not used yet; silent: not heard of for half a minute.
             * @enum {unknown}
             */
            state: "pending" | "online" | "silent" | "revoked";
            version: string | null;
        };
        PrintAgentCode: {
            /** @description Good once, for fifteen minutes. */
            code: string;
            /** Format: date-time */
            expiresAt: string;
        };
        PrintAgentEnrolled: {
            /** @description UUID */
            agentId: string;
            companyName: string;
            name: string;
            secret: string;
        };
        PrintAgentName: {
            name: string;
        };
        PrintAgents: {
            agents: components["schemas"]["PrintAgent"][];
        };
        PrintAlert: {
            /** @enum {unknown} */
            kind: "down" | "silent" | "late" | "attention" | "paper_out" | "cover_open" | "paper_low";
            pages: number;
            /** @description UUID */
            printerId: string;
            printerName: string;
            /** Format: date-time */
            since: string;
            standIn: string | null;
        };
        PrintAlerts: {
            alerts: components["schemas"]["PrintAlert"][];
        };
        PrintBill: {
            checkIds?: string[];
        };
        PrintedPaper: {
            /** @description UUID */
            id: string;
            paper: {
                cut: boolean;
                lines: {
                    align: "left" | "center" | "right";
                    barcode?: {
                        height: number;
                        module: number;
                        symbology: "code128" | "ean13";
                        text: string;
                    };
                    image?: {
                        bits: string;
                        height: number;
                        width: number;
                    };
                    qr?: string;
                    runs: {
                        bold: boolean;
                        height: number;
                        inverse: boolean;
                        /** @enum {boolean} */
                        small?: true;
                        text: string;
                        underline: boolean;
                        width: number;
                    }[];
                }[];
                widthColumns: number;
            };
            /** Format: date-time */
            printedAt: string;
            /** @description UUID */
            printerId: string;
        };
        Printer: {
            agentId: string | null;
            /** @enum {unknown} */
            breaker: "closed" | "open" | "half_open";
            breakerReason: string | null;
            /** Format: date-time */
            breakerSince: string;
            coverOpen: boolean | null;
            /** @enum {unknown} */
            driver: "virtual" | "tcp" | "file" | "agent" | "cloudprnt";
            fallbackPrinterId: string | null;
            fault: boolean | null;
            heardAt: string | null;
            /** @description UUID */
            id: string;
            lastPrintedAt: string | null;
            name: string;
            paper: ("ok" | "low" | "out") | null;
            playedFault: ("ok" | "out_of_paper" | "paper_low" | "offline" | "slow" | "jam") | null;
            stations: string[];
            waiting: number;
            waitingSince: string | null;
            widthColumns: number;
        };
        PrinterChange: {
            agentId?: string | null;
            /** @default 3 */
            breakerFailures: number;
            /** @default 10 */
            breakerProbeSeconds: number;
            /** @default 60 */
            breakerWindowSeconds: number;
            /**
             * @default cp858
             * @enum {unknown}
             */
            codePage: "cp850" | "cp858" | "cp1252";
            /**
             * @description Characters of a line: 32 on 58 mm, 42 or 48 on 80 mm.
             * @enum {unknown}
             */
            columns: 32 | 42 | 48;
            /**
             * @description How it says that a page is out; `none` for one that answers nothing.
             * @default process_id
             * @enum {unknown}
             */
            confirms: "process_id" | "status" | "none";
            /** @default true */
            cuts: boolean;
            device?: string | null;
            /** @default false */
            drawer: boolean;
            /** @enum {unknown} */
            driver: "virtual" | "tcp" | "file" | "agent" | "cloudprnt";
            fallbackPrinterId?: string | null;
            host?: string | null;
            /** @default true */
            images: boolean;
            name: string;
            port?: number | null;
            version: number;
        };
        PrinterDetail: {
            agentId: string | null;
            /** @description UUID */
            branchId: string;
            breakerFailures: number;
            /** @description How its breaker moved of late, the latest first. */
            breakerMoves: {
                /** Format: date-time */
                at: string;
                /** @enum {unknown} */
                from: "closed" | "open" | "half_open";
                reason: string | null;
                /** @enum {unknown} */
                to: "closed" | "open" | "half_open";
            }[];
            breakerProbeSeconds: number;
            breakerWindowSeconds: number;
            /** @enum {unknown} */
            codePage: "cp850" | "cp858" | "cp1252";
            columns: number;
            /** @enum {unknown} */
            confirms: "process_id" | "status" | "none";
            cuts: boolean;
            device: string | null;
            drawer: boolean;
            /** @enum {unknown} */
            driver: "virtual" | "tcp" | "file" | "agent" | "cloudprnt";
            fallbackPrinterId: string | null;
            host: string | null;
            /** @description UUID */
            id: string;
            images: boolean;
            name: string;
            port: number | null;
            version: number;
        };
        Printers: {
            printers: components["schemas"]["Printer"][];
        };
        PrinterSettings: {
            printers: components["schemas"]["PrinterSetup"][];
        };
        PrinterSetup: {
            agentId: string | null;
            /** @description UUID */
            branchId: string;
            breakerFailures: number;
            breakerProbeSeconds: number;
            breakerWindowSeconds: number;
            /** @enum {unknown} */
            codePage: "cp850" | "cp858" | "cp1252";
            columns: number;
            /** @enum {unknown} */
            confirms: "process_id" | "status" | "none";
            cuts: boolean;
            device: string | null;
            drawer: boolean;
            /** @enum {unknown} */
            driver: "virtual" | "tcp" | "file" | "agent" | "cloudprnt";
            fallbackPrinterId: string | null;
            host: string | null;
            /** @description UUID */
            id: string;
            images: boolean;
            name: string;
            port: number | null;
            version: number;
        };
        PrintJob: {
            attempts: number;
            /** Format: date-time */
            createdAt: string;
            /** @description UUID */
            id: string;
            /** @enum {unknown} */
            kind: "drawer" | "receipt" | "pre_bill" | "cash" | "kitchen" | "cancel" | "test";
            lastError: string | null;
            needsAttention: boolean;
            nextAttemptAt: string | null;
            printedAt: string | null;
            /** @description UUID */
            printerId: string;
            printerName: string;
            printings: number;
            reroutedFrom: string | null;
            /** @enum {unknown} */
            state: "queued" | "sending" | "unknown" | "failed" | "expired" | "printed" | "rerouted" | "cancelled";
            title: string | null;
        };
        PrintJobPage: {
            jobs: components["schemas"]["PrintJob"][];
            next: string | null;
        };
        PrintJobPaper: {
            attempts: number;
            /** Format: date-time */
            createdAt: string;
            /** @description UUID */
            id: string;
            /** @enum {unknown} */
            kind: "drawer" | "receipt" | "pre_bill" | "cash" | "kitchen" | "cancel" | "test";
            lastError: string | null;
            needsAttention: boolean;
            nextAttemptAt: string | null;
            papers: {
                cut: boolean;
                lines: {
                    align: "left" | "center" | "right";
                    barcode?: {
                        height: number;
                        module: number;
                        symbology: "code128" | "ean13";
                        text: string;
                    };
                    image?: {
                        bits: string;
                        height: number;
                        width: number;
                    };
                    qr?: string;
                    runs: {
                        bold: boolean;
                        height: number;
                        inverse: boolean;
                        /** @enum {boolean} */
                        small?: true;
                        text: string;
                        underline: boolean;
                        width: number;
                    }[];
                }[];
                widthColumns: number;
            }[];
            printedAt: string | null;
            /** @description UUID */
            printerId: string;
            printerName: string;
            printings: number;
            reroutedFrom: string | null;
            /** @enum {unknown} */
            state: "queued" | "sending" | "unknown" | "failed" | "expired" | "printed" | "rerouted" | "cancelled";
            title: string | null;
        };
        PrintRoute: {
            parts: components["schemas"]["PrintRoutePart"][];
        };
        PrintRoutePart: {
            /**
             * @description Who decided.
             * @enum {unknown}
             */
            by: "product" | "category" | "branch" | "nobody";
            categoryName: string | null;
            name: string;
            /** @description UUID */
            productId: string;
            stationId: string | null;
            stationName: string | null;
            targets: {
                copies: number;
                /** @description UUID */
                printerId: string;
            }[];
        };
        PrintRouting: {
            stations: components["schemas"]["StationRoute"][];
            version: number;
        };
        PrintRoutingChange: {
            stations: {
                /** @enum {unknown} */
                expo: "also" | "only" | "skip";
                isDefault: boolean;
                /** @description UUID */
                stationId: string;
                targets: {
                    copies: number;
                    orderTypes: ("dine_in" | "counter" | "takeaway" | "delivery" | "staff_meal" | "online")[] | null;
                    /** @description UUID */
                    printerId: string;
                }[];
            }[];
            version: number;
        };
        /** Problem */
        Problem: {
            /** @description Stable name of the refusal, `module.reason`. */
            code: string;
            detail: string;
            details?: {
                [key: string]: unknown;
            };
            requestId: string;
            status: number;
            title: string;
            type: string;
        };
        Product: {
            allergens: string[];
            barcode: string | null;
            /** @description UUID */
            categoryId: string;
            code: string | null;
            combo: components["schemas"]["Combo"] | null;
            description: string | null;
            groupIds: string[];
            /** @description UUID */
            id: string;
            name: string;
            pictureId: string | null;
            prepMinutes: number | null;
            priceMinor: number;
            sortOrder: number;
            stationId: string | null;
            tags: string[];
            /** @description UUID */
            taxClassId: string;
            variants: components["schemas"]["Variant"][];
            windows: components["schemas"]["SaleWindow"][] | null;
        };
        ProductChange: {
            allergens: string[];
            barcode: string | null;
            /** @description UUID */
            categoryId: string;
            code: string | null;
            combo: components["schemas"]["ComboInput"] | null;
            description: string | null;
            groupIds: string[];
            name: string;
            prepMinutes: number | null;
            priceMinor: number;
            /** @enum {unknown} */
            state: "active" | "retired";
            stationId: string | null;
            tags: string[];
            /** @description UUID */
            taxClassId: string;
            variants: components["schemas"]["VariantInput"][];
            version: number;
            windows: components["schemas"]["WindowInput"][];
        };
        ProductLine: {
            /** @description UUID */
            categoryId: string;
            code: string | null;
            deleted: boolean;
            /** @description UUID */
            id: string;
            /** @enum {unknown} */
            kind: "simple" | "combo";
            lessBasisPoints: number | null;
            name: string;
            picture: components["schemas"]["Picture"] | null;
            priceMinor: number;
            /** @description Each has a price of its own, which holds in place of that of the product. */
            sizes: components["schemas"]["SizeLine"][];
            /** @enum {unknown} */
            state: "active" | "retired";
            /** @description How many sizes there are. */
            variants: number;
            version: number;
        };
        ProductPicture: {
            picture: components["schemas"]["Picture"] | null;
        };
        Products: {
            next: string | null;
            products: components["schemas"]["ProductLine"][];
            total: number | null;
        };
        ProductsChange: {
            /** @description UUID */
            categoryId?: string;
            productIds: string[];
            /** @enum {unknown} */
            state?: "active" | "retired" | "deleted";
        };
        Refresh: {
            /** @description UUID */
            companyId?: string;
            refreshToken?: string;
        };
        RegimeChange: {
            branchId: string | null;
            regimeId: string | null;
            /** Format: date */
            validFrom: string;
        };
        RegimeName: {
            name: string;
        };
        Reservation: {
            /** Format: date-time */
            at: string;
            guests: number | null;
            name: string;
        };
        Role: {
            description: string | null;
            /** @description UUID */
            id: string;
            key: string | null;
            level: number;
            mayEdit: boolean;
            members: number;
            name: string;
            permissions: string[];
            version: number;
        };
        RoleName: {
            key: string | null;
            name: string;
        };
        RoleRef: {
            /** @description UUID */
            id: string;
            key: string | null;
            level: number;
            name: string;
        };
        Roles: {
            roles: components["schemas"]["Role"][];
        };
        RouteTarget: {
            copies: number;
            orderTypes: ("dine_in" | "counter" | "takeaway" | "delivery" | "staff_meal" | "online")[] | null;
            /** @description UUID */
            printerId: string;
        };
        SaleWindow: {
            fromMinute: number;
            toMinute: number;
            weekdays: number[];
        };
        Session: {
            accessToken: string;
            assignments: components["schemas"]["Assignment"][];
            branches: components["schemas"]["MeBranch"][];
            company: components["schemas"]["MeCompany"];
            deviceId: string | null;
            /** @description Held for the company as a whole. */
            everywhere: string[];
            /** Format: date-time */
            expiresAt: string;
            member: components["schemas"]["MeMember"];
            /** @description Held somewhere. */
            permissions: string[];
            refreshToken?: string;
            role: components["schemas"]["RoleName"];
            support: components["schemas"]["SupportVisit"] | null;
        };
        Sessions: {
            sessions: components["schemas"]["OwnSession"][];
        };
        SetPaperStyle: {
            shape: components["schemas"]["PaperShape"];
            version: number;
        };
        SetUp: {
            branch: components["schemas"]["FirstBranch"];
            company: components["schemas"]["SetUpCompany"];
            owner: components["schemas"]["SetUpOwner"];
            token: string;
        };
        SetUpCompany: {
            /** @description ISO 3166-1 alpha-2 */
            country: string;
            /** @description ISO 4217 */
            currency: string;
            /** @description BCP 47 */
            locale: string;
            name: string;
            taxId?: string;
        };
        SetupLink: {
            companyName: string | null;
            email: string | null;
            /** Format: date-time */
            expiresAt: string;
            locale: string | null;
            name: string | null;
            /** @enum {unknown} */
            purpose: "setup" | "sign_up" | "company_invitation";
        };
        SetUpOwner: {
            email: string;
            name: string;
            password: string;
        };
        SetupState: {
            demo: boolean;
            needed: boolean;
            /** @enum {unknown} */
            signUp: "open" | "invitation";
        };
        SizeLine: {
            /** @description UUID */
            id: string;
            name: string;
            priceMinor: number;
        };
        SlotInput: {
            choices: components["schemas"]["ChoiceInput"][];
            /** @description UUID */
            id: string;
            maxChoices: number;
            minChoices: number;
            name: string;
        };
        SoldOut: {
            /** @description UUID */
            itemId: string;
            until: string | null;
        };
        SoldOutChange: {
            soldOut: boolean;
            /**
             * @default further_notice
             * @enum {unknown}
             */
            until: "tomorrow" | "further_notice";
        };
        SoldOutNow: {
            /** @description UUID */
            branchId: string;
            /** Format: date-time */
            changedAt: string;
            /** @description UUID */
            itemId: string;
            /** @enum {unknown} */
            kind: "product" | "variant" | "option";
            name: string;
            of: string | null;
            until: string | null;
        };
        SoldOutState: {
            /** @description UUID */
            itemId: string;
            soldOut: boolean;
            until: string | null;
        };
        Standing: {
            branchId: string | null;
            /** @description UUID */
            regimeId: string;
            /** Format: date */
            validFrom: string;
        };
        Station: {
            /** @description UUID */
            id: string;
            /** @enum {unknown} */
            kind: "kitchen" | "bar" | "expo" | "till";
            name: string;
            version: number;
        };
        StationChange: {
            /** @enum {unknown} */
            kind: "kitchen" | "bar" | "expo" | "till";
            name: string;
            version: number;
        };
        StationRoute: {
            /** @enum {unknown} */
            expo: "also" | "only" | "skip";
            isDefault: boolean;
            /** @enum {unknown} */
            kind: "kitchen" | "bar" | "expo" | "till";
            /** @description UUID */
            stationId: string;
            stationName: string;
            targets: components["schemas"]["RouteTarget"][];
        };
        Stations: {
            stations: components["schemas"]["Station"][];
        };
        /** @description The code can be used until `expiresAt`; the visit lasts from then on. */
        SupportCode: {
            code: string;
            /** Format: date-time */
            expiresAt: string;
            url: string;
        };
        SupportVisit: {
            by: string;
            reason: string;
            /** Format: date-time */
            until: string;
        };
        SyncCommands: {
            /** @description UUID */
            branchId: string;
            commands: (components["schemas"]["LineAddDeviceCommand"] | components["schemas"]["LineAddServiceDeviceCommand"] | components["schemas"]["LineQuantityDeviceCommand"] | components["schemas"]["LineNoteDeviceCommand"] | components["schemas"]["LineOptionsDeviceCommand"] | components["schemas"]["LineCourseDeviceCommand"] | components["schemas"]["LineSeatDeviceCommand"] | components["schemas"]["LineHoldDeviceCommand"] | components["schemas"]["LineDiscountDeviceCommand"] | components["schemas"]["LineCompDeviceCommand"] | components["schemas"]["LineCancelDeviceCommand"] | components["schemas"]["LineVoidDeviceCommand"] | components["schemas"]["LineServeDeviceCommand"] | components["schemas"]["LineMoveDeviceCommand"] | components["schemas"]["OrderGuestsDeviceCommand"] | components["schemas"]["OrderDetailsDeviceCommand"] | components["schemas"]["OrderSendDeviceCommand"] | components["schemas"]["OrderFireDeviceCommand"] | components["schemas"]["OrderRemindDeviceCommand"] | components["schemas"]["OrderCopyDeviceCommand"] | components["schemas"]["OrderDiscountDeviceCommand"] | components["schemas"]["OrderMoveDeviceCommand"] | components["schemas"]["OrderMergeDeviceCommand"] | components["schemas"]["OrderAskBillDeviceCommand"] | components["schemas"]["OrderPrintBillDeviceCommand"] | components["schemas"]["OrderAcceptDeviceCommand"] | components["schemas"]["OrderRejectDeviceCommand"] | components["schemas"]["OrderCancelDeviceCommand"] | components["schemas"]["OrderHandOverDeviceCommand"] | components["schemas"]["OrderCloseDeviceCommand"] | components["schemas"]["BillSplitItemsDeviceCommand"] | components["schemas"]["BillSplitEquallyDeviceCommand"] | components["schemas"]["BillSplitAmountDeviceCommand"] | components["schemas"]["BillSplitSeatsDeviceCommand"] | components["schemas"]["BillMoveDeviceCommand"] | components["schemas"]["BillMergeDeviceCommand"] | components["schemas"]["TipAnswerDeviceCommand"] | components["schemas"]["OrderOpenDeviceCommand"] | components["schemas"]["PaymentAddDeviceCommand"])[];
        };
        SyncOutcomes: {
            outcomes: {
                code: string | null;
                details: {
                    [key: string]: unknown;
                } | null;
                /** @description UUID */
                id: string;
                /** @description The order it was done to: another one when that has become it. */
                orderId: string;
                /** @enum {unknown} */
                status: "applied" | "duplicate" | "rejected";
                version: number | null;
            }[];
        };
        Table: {
            area: string;
            /** @description UUID */
            id: string;
            joinedTo: string | null;
            name: string;
            /** @description How many orders stand open on it. */
            openOrders: number;
            order: components["schemas"]["TableOrder"] | null;
            reservation: components["schemas"]["Reservation"] | null;
            seats: number;
            /** @enum {unknown} */
            shape: "square" | "round" | "rectangle";
            /**
             * @description Of a table that was pushed together with another one: of that one.
             * @enum {unknown}
             */
            state: "free" | "reserved" | "occupied" | "bill_asked" | "attention";
        };
        TableChange: {
            /** @description UUID */
            areaId: string;
            name: string;
            seats: number;
            /** @enum {unknown} */
            shape: "square" | "round" | "rectangle";
            version: number;
        };
        TableJoin: {
            /** @description UUID */
            toTableId: string;
        };
        TableMove: {
            place: components["schemas"]["TablePlace"] | null;
            /** @description UUID */
            tableId: string;
            version: number;
        };
        /** @description The oldest that stands open on it. */
        TableOrder: {
            guests: number | null;
            /** @description UUID */
            id: string;
            /** Format: date-time */
            openedAt: string;
            totalMinor: number;
            turn: number;
            version: number;
        };
        /** @description Upper left corner and size in units of the grid, and degrees about the middle. */
        TablePlace: {
            height: number;
            /** @enum {unknown} */
            rotation: 0 | 45 | 90 | 135 | 180 | 225 | 270 | 315;
            width: number;
            x: number;
            y: number;
        };
        TablePlaces: {
            tables: components["schemas"]["TableMove"][];
        };
        Tables: {
            tables: components["schemas"]["Table"][];
        };
        Tax: {
            /** @description UUID */
            id: string;
            included: boolean;
            name: string;
            rateBasisPoints: number;
        };
        TaxBook: {
            classes: components["schemas"]["OfficeTaxClass"][];
            pays: components["schemas"]["ClassTaxes"][];
            regimes: components["schemas"]["TaxRegime"][];
            standing: components["schemas"]["Standing"][];
            taxes: components["schemas"]["OfficeTax"][];
        };
        TaxChange: {
            included: boolean;
            name: string;
        };
        TaxClass: {
            /** @description UUID */
            id: string;
            taxes: components["schemas"]["Tax"][];
        };
        TaxClassChange: {
            name: string;
        };
        TaxRate: {
            rateBasisPoints: number;
            /** Format: date */
            validFrom: string;
        };
        TaxRateChange: {
            rateBasisPoints: number | null;
            /** Format: date */
            validFrom: string;
        };
        TaxRegime: {
            /** @description UUID */
            id: string;
            name: string;
        };
        TestQueued: {
            /** @description UUID */
            jobId: string;
        };
        Ticket: {
            batch: number;
            guests: number | null;
            /** @description UUID */
            id: string;
            /** @enum {unknown} */
            kind: "new" | "add" | "void" | "fire" | "move" | "reminder" | "copy";
            lines: {
                details: string[];
                /** @description UUID */
                id: string;
                name: string;
                note: string | null;
                quantity: number;
            }[];
            /** @description UUID */
            orderId: string;
            orderNumber: number;
            /** Format: date-time */
            sentAt: string;
            /** @description UUID */
            stationId: string;
            stationName: string;
            tableName: string | null;
            turn: number;
            /** @enum {unknown} */
            type: "dine_in" | "counter" | "takeaway" | "delivery" | "staff_meal" | "online";
            waiterName: string;
        };
        TicketDone: {
            doneAt: string | null;
            /** @description UUID */
            id: string;
        };
        Tickets: {
            /** Format: date-time */
            asOf: string;
            tickets: components["schemas"]["Ticket"][];
        };
        Timeline: {
            events: components["schemas"]["OrderEvent"][];
            next: number | null;
        };
        TipAnswerCommand: {
            /** Format: date-time */
            at?: string;
            /** @description UUID */
            id: string;
            /** @description Only while it is at this version. */
            ifVersion?: number;
            payload: {
                answer: {
                    /** @enum {string} */
                    kind: "declined";
                } | {
                    basisPoints: number;
                    /** @enum {string} */
                    kind: "accepted_suggested";
                } | {
                    amountMinor: number;
                    /** @enum {string} */
                    kind: "accepted_other";
                };
                /** @description UUID */
                checkId: string;
            };
            /** @enum {string} */
            type: "tip.answer";
        };
        TipAnswerDeviceCommand: {
            /** Format: date-time */
            at?: string;
            /** @description UUID */
            id: string;
            /** @description Only while it is at this version. */
            ifVersion?: number;
            /** @description UUID */
            orderId: string;
            payload: {
                answer: {
                    /** @enum {string} */
                    kind: "declined";
                } | {
                    basisPoints: number;
                    /** @enum {string} */
                    kind: "accepted_suggested";
                } | {
                    amountMinor: number;
                    /** @enum {string} */
                    kind: "accepted_other";
                };
                /** @description UUID */
                checkId: string;
            };
            /** @enum {string} */
            type: "tip.answer";
        };
        Usage: {
            branches: number;
            members: number;
            /**
             * @description near from 80 % of the limit, reached from 100 %.
             * @enum {unknown}
             */
            orders: "fine" | "near" | "reached";
            ordersThisMonth: number;
        };
        Variant: {
            barcode: string | null;
            code: string | null;
            /** @description UUID */
            id: string;
            name: string;
            priceMinor: number;
        };
        VariantInput: {
            barcode: string | null;
            code: string | null;
            /** @description UUID */
            id: string;
            name: string;
            priceMinor: number;
        };
        VoidLine: {
            /** @description UUID */
            approvalId?: string;
            reason: string;
        };
        WindowedProduct: {
            /** @description UUID */
            categoryId: string;
            /** @description UUID */
            id: string;
            name: string;
            windows: components["schemas"]["WindowInput"][];
        };
        WindowInput: {
            branchId: string | null;
            channel: ("dine_in" | "takeaway" | "delivery" | "online") | null;
            fromMinute: number;
            toMinute: number;
            weekdays: number[];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type AgentAnswers = components['schemas']['AgentAnswers'];
export type AgentFound = components['schemas']['AgentFound'];
export type AgentLeases = components['schemas']['AgentLeases'];
export type AgentLeasesLost = components['schemas']['AgentLeasesLost'];
export type AgentOutcomes = components['schemas']['AgentOutcomes'];
export type AgentPage = components['schemas']['AgentPage'];
export type AgentPrinter = components['schemas']['AgentPrinter'];
export type AgentProbe = components['schemas']['AgentProbe'];
export type AgentWork = components['schemas']['AgentWork'];
export type AgreedLimits = components['schemas']['AgreedLimits'];
export type AmountDiscount = components['schemas']['AmountDiscount'];
export type ApiKey = components['schemas']['ApiKey'];
export type ApiKeys = components['schemas']['ApiKeys'];
export type Approval = components['schemas']['Approval'];
export type Approver = components['schemas']['Approver'];
export type Approvers = components['schemas']['Approvers'];
export type Area = components['schemas']['Area'];
export type AreaChange = components['schemas']['AreaChange'];
export type AreaOrder = components['schemas']['AreaOrder'];
export type Assignment = components['schemas']['Assignment'];
export type AssignmentInput = components['schemas']['AssignmentInput'];
export type Attention = components['schemas']['Attention'];
export type AuditEntry = components['schemas']['AuditEntry'];
export type AuditPage = components['schemas']['AuditPage'];
export type Availability = components['schemas']['Availability'];
export type Billing = components['schemas']['Billing'];
export type BillMergeCommand = components['schemas']['BillMergeCommand'];
export type BillMergeDeviceCommand = components['schemas']['BillMergeDeviceCommand'];
export type BillMoveCommand = components['schemas']['BillMoveCommand'];
export type BillMoveDeviceCommand = components['schemas']['BillMoveDeviceCommand'];
export type BillSplitAmountCommand = components['schemas']['BillSplitAmountCommand'];
export type BillSplitAmountDeviceCommand = components['schemas']['BillSplitAmountDeviceCommand'];
export type BillSplitEquallyCommand = components['schemas']['BillSplitEquallyCommand'];
export type BillSplitEquallyDeviceCommand = components['schemas']['BillSplitEquallyDeviceCommand'];
export type BillSplitItemsCommand = components['schemas']['BillSplitItemsCommand'];
export type BillSplitItemsDeviceCommand = components['schemas']['BillSplitItemsDeviceCommand'];
export type BillSplitSeatsCommand = components['schemas']['BillSplitSeatsCommand'];
export type BillSplitSeatsDeviceCommand = components['schemas']['BillSplitSeatsDeviceCommand'];
export type Branch = components['schemas']['Branch'];
export type Branches = components['schemas']['Branches'];
export type Catalog = components['schemas']['Catalog'];
export type CatalogChanges = components['schemas']['CatalogChanges'];
export type CatalogDelta = components['schemas']['CatalogDelta'];
export type Categories = components['schemas']['Categories'];
export type Category = components['schemas']['Category'];
export type CategoryChange = components['schemas']['CategoryChange'];
export type CategoryOrder = components['schemas']['CategoryOrder'];
export type CategoryRemoval = components['schemas']['CategoryRemoval'];
export type CategoryRemoved = components['schemas']['CategoryRemoved'];
export type CategoryReturn = components['schemas']['CategoryReturn'];
export type Changed = components['schemas']['Changed'];
export type Check = components['schemas']['Check'];
export type CheckShare = components['schemas']['CheckShare'];
export type ChoiceInput = components['schemas']['ChoiceInput'];
export type ChosenOption = components['schemas']['ChosenOption'];
export type ClaimPages = components['schemas']['ClaimPages'];
export type ClassTaxes = components['schemas']['ClassTaxes'];
export type ClassTaxesChange = components['schemas']['ClassTaxesChange'];
export type CloudPrinterAnswer = components['schemas']['CloudPrinterAnswer'];
export type CloudPrinterStatus = components['schemas']['CloudPrinterStatus'];
export type Combo = components['schemas']['Combo'];
export type ComboInput = components['schemas']['ComboInput'];
export type ComboSlot = components['schemas']['ComboSlot'];
export type CommandOutcome = components['schemas']['CommandOutcome'];
export type CommandOutcomes = components['schemas']['CommandOutcomes'];
export type Commands = components['schemas']['Commands'];
export type Companies = components['schemas']['Companies'];
export type Company = components['schemas']['Company'];
export type CompanyLine = components['schemas']['CompanyLine'];
export type CompanyOwner = components['schemas']['CompanyOwner'];
export type Consent = components['schemas']['Consent'];
export type CreatedApiKey = components['schemas']['CreatedApiKey'];
export type Credentials = components['schemas']['Credentials'];
export type Customer = components['schemas']['Customer'];
export type CustomerAddress = components['schemas']['CustomerAddress'];
export type CustomerChange = components['schemas']['CustomerChange'];
export type CustomerDocument = components['schemas']['CustomerDocument'];
export type CustomerErasure = components['schemas']['CustomerErasure'];
export type CustomerLine = components['schemas']['CustomerLine'];
export type CustomerMade = components['schemas']['CustomerMade'];
export type Customers = components['schemas']['Customers'];
export type Delivery = components['schemas']['Delivery'];
export type DeliveryPlace = components['schemas']['DeliveryPlace'];
export type DemoLogin = components['schemas']['DemoLogin'];
export type DemoLogins = components['schemas']['DemoLogins'];
export type Device = components['schemas']['Device'];
export type DeviceFace = components['schemas']['DeviceFace'];
export type DevicePerson = components['schemas']['DevicePerson'];
export type Devices = components['schemas']['Devices'];
export type DraftPaper = components['schemas']['DraftPaper'];
export type DraftReceipt = components['schemas']['DraftReceipt'];
export type EndedSessions = components['schemas']['EndedSessions'];
export type EnrollmentCode = components['schemas']['EnrollmentCode'];
export type ExportPage = components['schemas']['ExportPage'];
export type ExportPart = components['schemas']['ExportPart'];
export type ExportParts = components['schemas']['ExportParts'];
export type External = components['schemas']['External'];
export type ExternalOrder = components['schemas']['ExternalOrder'];
export type FirstBranch = components['schemas']['FirstBranch'];
export type Floor = components['schemas']['Floor'];
export type FoundPrinter = components['schemas']['FoundPrinter'];
export type FoundPrinters = components['schemas']['FoundPrinters'];
export type GroupChange = components['schemas']['GroupChange'];
export type Groups = components['schemas']['Groups'];
export type Guest = components['schemas']['Guest'];
export type ImportFault = components['schemas']['ImportFault'];
export type ImportFindings = components['schemas']['ImportFindings'];
export type ImportLeft = components['schemas']['ImportLeft'];
export type ImportMapping = components['schemas']['ImportMapping'];
export type IssuedPollUrl = components['schemas']['IssuedPollUrl'];
export type Limits = components['schemas']['Limits'];
export type LineAddCommand = components['schemas']['LineAddCommand'];
export type LineAddDeviceCommand = components['schemas']['LineAddDeviceCommand'];
export type LineAddServiceCommand = components['schemas']['LineAddServiceCommand'];
export type LineAddServiceDeviceCommand = components['schemas']['LineAddServiceDeviceCommand'];
export type LineCancelCommand = components['schemas']['LineCancelCommand'];
export type LineCancelDeviceCommand = components['schemas']['LineCancelDeviceCommand'];
export type LineCompCommand = components['schemas']['LineCompCommand'];
export type LineCompDeviceCommand = components['schemas']['LineCompDeviceCommand'];
export type LineCourseCommand = components['schemas']['LineCourseCommand'];
export type LineCourseDeviceCommand = components['schemas']['LineCourseDeviceCommand'];
export type LineDiscountCommand = components['schemas']['LineDiscountCommand'];
export type LineDiscountDeviceCommand = components['schemas']['LineDiscountDeviceCommand'];
export type LineHoldCommand = components['schemas']['LineHoldCommand'];
export type LineHoldDeviceCommand = components['schemas']['LineHoldDeviceCommand'];
export type LineMoveCommand = components['schemas']['LineMoveCommand'];
export type LineMoveDeviceCommand = components['schemas']['LineMoveDeviceCommand'];
export type LineNoteCommand = components['schemas']['LineNoteCommand'];
export type LineNoteDeviceCommand = components['schemas']['LineNoteDeviceCommand'];
export type LineOptionsCommand = components['schemas']['LineOptionsCommand'];
export type LineOptionsDeviceCommand = components['schemas']['LineOptionsDeviceCommand'];
export type LinePart = components['schemas']['LinePart'];
export type LineQuantityCommand = components['schemas']['LineQuantityCommand'];
export type LineQuantityDeviceCommand = components['schemas']['LineQuantityDeviceCommand'];
export type LineSeatCommand = components['schemas']['LineSeatCommand'];
export type LineSeatDeviceCommand = components['schemas']['LineSeatDeviceCommand'];
export type LineServeCommand = components['schemas']['LineServeCommand'];
export type LineServeDeviceCommand = components['schemas']['LineServeDeviceCommand'];
export type LineVoidCommand = components['schemas']['LineVoidCommand'];
export type LineVoidDeviceCommand = components['schemas']['LineVoidDeviceCommand'];
export type Link = components['schemas']['Link'];
export type LinkAnswer = components['schemas']['LinkAnswer'];
export type ListPrice = components['schemas']['ListPrice'];
export type ListPriceInput = components['schemas']['ListPriceInput'];
export type ListPrices = components['schemas']['ListPrices'];
export type ListPricesChange = components['schemas']['ListPricesChange'];
export type ListPricesChanged = components['schemas']['ListPricesChanged'];
export type Location = components['schemas']['Location'];
export type LogOut = components['schemas']['LogOut'];
export type Me = components['schemas']['Me'];
export type MeBranch = components['schemas']['MeBranch'];
export type MeCompany = components['schemas']['MeCompany'];
export type Member = components['schemas']['Member'];
export type Members = components['schemas']['Members'];
export type MeMember = components['schemas']['MeMember'];
export type MenuImport = components['schemas']['MenuImport'];
export type MenuImportLine = components['schemas']['MenuImportLine'];
export type MenuImports = components['schemas']['MenuImports'];
export type MoveJob = components['schemas']['MoveJob'];
export type MyCompanies = components['schemas']['MyCompanies'];
export type MyCompany = components['schemas']['MyCompany'];
export type NewApiKey = components['schemas']['NewApiKey'];
export type NewApproval = components['schemas']['NewApproval'];
export type NewArea = components['schemas']['NewArea'];
export type NewBranch = components['schemas']['NewBranch'];
export type NewCategory = components['schemas']['NewCategory'];
export type NewCompany = components['schemas']['NewCompany'];
export type NewConsent = components['schemas']['NewConsent'];
export type NewCustomer = components['schemas']['NewCustomer'];
export type NewDevice = components['schemas']['NewDevice'];
export type NewGroup = components['schemas']['NewGroup'];
export type NewLine = components['schemas']['NewLine'];
export type NewMember = components['schemas']['NewMember'];
export type NewOrder = components['schemas']['NewOrder'];
export type NewOwner = components['schemas']['NewOwner'];
export type NewPayment = components['schemas']['NewPayment'];
export type NewPriceList = components['schemas']['NewPriceList'];
export type NewPrintAgent = components['schemas']['NewPrintAgent'];
export type NewPrinter = components['schemas']['NewPrinter'];
export type NewProduct = components['schemas']['NewProduct'];
export type NewRegime = components['schemas']['NewRegime'];
export type NewReservation = components['schemas']['NewReservation'];
export type NewRole = components['schemas']['NewRole'];
export type NewStation = components['schemas']['NewStation'];
export type NewTable = components['schemas']['NewTable'];
export type NewTables = components['schemas']['NewTables'];
export type NewTax = components['schemas']['NewTax'];
export type NewTaxClass = components['schemas']['NewTaxClass'];
export type OfficeCategory = components['schemas']['OfficeCategory'];
export type OfficeGroup = components['schemas']['OfficeGroup'];
export type OfficeProduct = components['schemas']['OfficeProduct'];
export type OfficeTax = components['schemas']['OfficeTax'];
export type OfficeTaxClass = components['schemas']['OfficeTaxClass'];
export type OpenDrawer = components['schemas']['OpenDrawer'];
export type OpenedCompany = components['schemas']['OpenedCompany'];
export type OpenOrder = components['schemas']['OpenOrder'];
export type OpenOrders = components['schemas']['OpenOrders'];
export type Option = components['schemas']['Option'];
export type OptionGroup = components['schemas']['OptionGroup'];
export type OptionInput = components['schemas']['OptionInput'];
export type OptionWish = components['schemas']['OptionWish'];
export type Order = components['schemas']['Order'];
export type OrderAcceptCommand = components['schemas']['OrderAcceptCommand'];
export type OrderAcceptDeviceCommand = components['schemas']['OrderAcceptDeviceCommand'];
export type OrderAskBillCommand = components['schemas']['OrderAskBillCommand'];
export type OrderAskBillDeviceCommand = components['schemas']['OrderAskBillDeviceCommand'];
export type OrderCancelCommand = components['schemas']['OrderCancelCommand'];
export type OrderCancelDeviceCommand = components['schemas']['OrderCancelDeviceCommand'];
export type OrderCloseCommand = components['schemas']['OrderCloseCommand'];
export type OrderCloseDeviceCommand = components['schemas']['OrderCloseDeviceCommand'];
export type OrderCopyCommand = components['schemas']['OrderCopyCommand'];
export type OrderCopyDeviceCommand = components['schemas']['OrderCopyDeviceCommand'];
export type OrderDetailsCommand = components['schemas']['OrderDetailsCommand'];
export type OrderDetailsDeviceCommand = components['schemas']['OrderDetailsDeviceCommand'];
export type OrderDiscountCommand = components['schemas']['OrderDiscountCommand'];
export type OrderDiscountDeviceCommand = components['schemas']['OrderDiscountDeviceCommand'];
export type OrderEvent = components['schemas']['OrderEvent'];
export type OrderFireCommand = components['schemas']['OrderFireCommand'];
export type OrderFireDeviceCommand = components['schemas']['OrderFireDeviceCommand'];
export type OrderGuest = components['schemas']['OrderGuest'];
export type OrderGuestsCommand = components['schemas']['OrderGuestsCommand'];
export type OrderGuestsDeviceCommand = components['schemas']['OrderGuestsDeviceCommand'];
export type OrderHandOverCommand = components['schemas']['OrderHandOverCommand'];
export type OrderHandOverDeviceCommand = components['schemas']['OrderHandOverDeviceCommand'];
export type OrderLine = components['schemas']['OrderLine'];
export type OrderMergeCommand = components['schemas']['OrderMergeCommand'];
export type OrderMergeDeviceCommand = components['schemas']['OrderMergeDeviceCommand'];
export type OrderMoveCommand = components['schemas']['OrderMoveCommand'];
export type OrderMoveDeviceCommand = components['schemas']['OrderMoveDeviceCommand'];
export type OrderOpenDeviceCommand = components['schemas']['OrderOpenDeviceCommand'];
export type OrderPage = components['schemas']['OrderPage'];
export type OrderPrintBillCommand = components['schemas']['OrderPrintBillCommand'];
export type OrderPrintBillDeviceCommand = components['schemas']['OrderPrintBillDeviceCommand'];
export type OrderRejectCommand = components['schemas']['OrderRejectCommand'];
export type OrderRejectDeviceCommand = components['schemas']['OrderRejectDeviceCommand'];
export type OrderRemindCommand = components['schemas']['OrderRemindCommand'];
export type OrderRemindDeviceCommand = components['schemas']['OrderRemindDeviceCommand'];
export type OrderSendCommand = components['schemas']['OrderSendCommand'];
export type OrderSendDeviceCommand = components['schemas']['OrderSendDeviceCommand'];
export type OrderSummary = components['schemas']['OrderSummary'];
export type OwnSession = components['schemas']['OwnSession'];
export type PaperLogo = components['schemas']['PaperLogo'];
export type PaperPreview = components['schemas']['PaperPreview'];
export type PaperQueued = components['schemas']['PaperQueued'];
export type Papers = components['schemas']['Papers'];
export type PaperShape = components['schemas']['PaperShape'];
export type PaperStyle = components['schemas']['PaperStyle'];
export type PartWish = components['schemas']['PartWish'];
export type Payment = components['schemas']['Payment'];
export type PaymentAdd = components['schemas']['PaymentAdd'];
export type PaymentAddDeviceCommand = components['schemas']['PaymentAddDeviceCommand'];
export type PaymentPrinted = components['schemas']['PaymentPrinted'];
export type Payments = components['schemas']['Payments'];
export type PaymentTaken = components['schemas']['PaymentTaken'];
export type PercentDiscount = components['schemas']['PercentDiscount'];
export type Permission = components['schemas']['Permission'];
export type PermissionCategory = components['schemas']['PermissionCategory'];
export type Permissions = components['schemas']['Permissions'];
export type Picture = components['schemas']['Picture'];
export type PictureChoice = components['schemas']['PictureChoice'];
export type Plan = components['schemas']['Plan'];
export type PlannedTable = components['schemas']['PlannedTable'];
export type Plans = components['schemas']['Plans'];
export type PlatformAccount = components['schemas']['PlatformAccount'];
export type PlatformAudit = components['schemas']['PlatformAudit'];
export type PlatformAuditLine = components['schemas']['PlatformAuditLine'];
export type PlatformCompany = components['schemas']['PlatformCompany'];
export type PlatformCredentials = components['schemas']['PlatformCredentials'];
export type PlatformSession = components['schemas']['PlatformSession'];
export type PlayFault = components['schemas']['PlayFault'];
export type PollUrl = components['schemas']['PollUrl'];
export type PollUrlState = components['schemas']['PollUrlState'];
export type PriceChange = components['schemas']['PriceChange'];
export type PriceChanges = components['schemas']['PriceChanges'];
export type PriceInput = components['schemas']['PriceInput'];
export type PriceList = components['schemas']['PriceList'];
export type PriceListChange = components['schemas']['PriceListChange'];
export type PriceLists = components['schemas']['PriceLists'];
export type PricesChange = components['schemas']['PricesChange'];
export type PrintAgent = components['schemas']['PrintAgent'];
export type PrintAgentCode = components['schemas']['PrintAgentCode'];
export type PrintAgentEnrolled = components['schemas']['PrintAgentEnrolled'];
export type PrintAgentName = components['schemas']['PrintAgentName'];
export type PrintAgents = components['schemas']['PrintAgents'];
export type PrintAlert = components['schemas']['PrintAlert'];
export type PrintAlerts = components['schemas']['PrintAlerts'];
export type PrintBill = components['schemas']['PrintBill'];
export type PrintedPaper = components['schemas']['PrintedPaper'];
export type Printer = components['schemas']['Printer'];
export type PrinterChange = components['schemas']['PrinterChange'];
export type PrinterDetail = components['schemas']['PrinterDetail'];
export type Printers = components['schemas']['Printers'];
export type PrinterSettings = components['schemas']['PrinterSettings'];
export type PrinterSetup = components['schemas']['PrinterSetup'];
export type PrintJob = components['schemas']['PrintJob'];
export type PrintJobPage = components['schemas']['PrintJobPage'];
export type PrintJobPaper = components['schemas']['PrintJobPaper'];
export type PrintRoute = components['schemas']['PrintRoute'];
export type PrintRoutePart = components['schemas']['PrintRoutePart'];
export type PrintRouting = components['schemas']['PrintRouting'];
export type PrintRoutingChange = components['schemas']['PrintRoutingChange'];
export type Problem = components['schemas']['Problem'];
export type Product = components['schemas']['Product'];
export type ProductChange = components['schemas']['ProductChange'];
export type ProductLine = components['schemas']['ProductLine'];
export type ProductPicture = components['schemas']['ProductPicture'];
export type Products = components['schemas']['Products'];
export type ProductsChange = components['schemas']['ProductsChange'];
export type Refresh = components['schemas']['Refresh'];
export type RegimeChange = components['schemas']['RegimeChange'];
export type RegimeName = components['schemas']['RegimeName'];
export type Reservation = components['schemas']['Reservation'];
export type Role = components['schemas']['Role'];
export type RoleName = components['schemas']['RoleName'];
export type RoleRef = components['schemas']['RoleRef'];
export type Roles = components['schemas']['Roles'];
export type RouteTarget = components['schemas']['RouteTarget'];
export type SaleWindow = components['schemas']['SaleWindow'];
export type Session = components['schemas']['Session'];
export type Sessions = components['schemas']['Sessions'];
export type SetPaperStyle = components['schemas']['SetPaperStyle'];
export type SetUp = components['schemas']['SetUp'];
export type SetUpCompany = components['schemas']['SetUpCompany'];
export type SetupLink = components['schemas']['SetupLink'];
export type SetUpOwner = components['schemas']['SetUpOwner'];
export type SetupState = components['schemas']['SetupState'];
export type SizeLine = components['schemas']['SizeLine'];
export type SlotInput = components['schemas']['SlotInput'];
export type SoldOut = components['schemas']['SoldOut'];
export type SoldOutChange = components['schemas']['SoldOutChange'];
export type SoldOutNow = components['schemas']['SoldOutNow'];
export type SoldOutState = components['schemas']['SoldOutState'];
export type Standing = components['schemas']['Standing'];
export type Station = components['schemas']['Station'];
export type StationChange = components['schemas']['StationChange'];
export type StationRoute = components['schemas']['StationRoute'];
export type Stations = components['schemas']['Stations'];
export type SupportCode = components['schemas']['SupportCode'];
export type SupportVisit = components['schemas']['SupportVisit'];
export type SyncCommands = components['schemas']['SyncCommands'];
export type SyncOutcomes = components['schemas']['SyncOutcomes'];
export type Table = components['schemas']['Table'];
export type TableChange = components['schemas']['TableChange'];
export type TableJoin = components['schemas']['TableJoin'];
export type TableMove = components['schemas']['TableMove'];
export type TableOrder = components['schemas']['TableOrder'];
export type TablePlace = components['schemas']['TablePlace'];
export type TablePlaces = components['schemas']['TablePlaces'];
export type Tables = components['schemas']['Tables'];
export type Tax = components['schemas']['Tax'];
export type TaxBook = components['schemas']['TaxBook'];
export type TaxChange = components['schemas']['TaxChange'];
export type TaxClass = components['schemas']['TaxClass'];
export type TaxClassChange = components['schemas']['TaxClassChange'];
export type TaxRate = components['schemas']['TaxRate'];
export type TaxRateChange = components['schemas']['TaxRateChange'];
export type TaxRegime = components['schemas']['TaxRegime'];
export type TestQueued = components['schemas']['TestQueued'];
export type Ticket = components['schemas']['Ticket'];
export type TicketDone = components['schemas']['TicketDone'];
export type Tickets = components['schemas']['Tickets'];
export type Timeline = components['schemas']['Timeline'];
export type TipAnswerCommand = components['schemas']['TipAnswerCommand'];
export type TipAnswerDeviceCommand = components['schemas']['TipAnswerDeviceCommand'];
export type Usage = components['schemas']['Usage'];
export type Variant = components['schemas']['Variant'];
export type VariantInput = components['schemas']['VariantInput'];
export type VoidLine = components['schemas']['VoidLine'];
export type WindowedProduct = components['schemas']['WindowedProduct'];
export type WindowInput = components['schemas']['WindowInput'];
export type $defs = Record<string, never>;
export interface operations {
    listApiKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeys"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewApiKey"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedApiKey"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                apiKeyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    approveAct: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewApproval"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Approval"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createArea: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewArea"];
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Floor"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateArea: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                areaId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AreaChange"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Floor"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteArea: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                areaId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Floor"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    restoreArea: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                areaId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Floor"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    generateTables: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path: {
                /** @description UUID */
                areaId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTables"];
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Floor"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAudit: {
        parameters: {
            query?: {
                action?: string;
                /** @description UUID */
                actorId?: string;
                /** @description The `next` of the page before. */
                after?: string;
                from?: string;
                limit?: number;
                objectId?: string;
                objectType?: string;
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditPage"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDemoLogins: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DemoLogins"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    logInToDemo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    key: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readDevice: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeviceFace"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    enrollDevice: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeviceFace"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    acceptInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string;
                    password: string;
                    token: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readLink: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    token: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Link"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resetPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    password: string;
                    token: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    logIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Credentials"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    logOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LogOut"];
            };
        };
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    askForPasswordReset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    email: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    logInByPin: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description UUID */
                    memberId: string;
                    pin: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    renewAccess: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Refresh"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    enterAsSupport: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readAvailability: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Availability"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listBranches: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Branches"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createBranch: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewBranch"];
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Branch"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateBranch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                branchId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    address?: string | null;
                    /** @description Hour after midnight at which the business day begins. */
                    cutoffHour?: number;
                    name?: string;
                    /** @description IANA zone. */
                    timeZone?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Branch"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listApprovers: {
        parameters: {
            query: {
                action: string;
            };
            header?: never;
            path: {
                /** @description UUID */
                branchId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Approvers"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    orderAreas: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                branchId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AreaOrder"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Floor"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    closeBranch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                branchId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Branch"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readFloor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                branchId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Floor"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    placeTables: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                branchId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TablePlaces"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Floor"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewKitchenPaper: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                branchId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DraftPaper"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaperPreview"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    openBranch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                branchId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Branch"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    openDrawer: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path: {
                /** @description UUID */
                branchId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenDrawer"];
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaperQueued"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listOpenOrders: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                branchId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenOrders"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listOrders: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                after?: string;
                businessDate?: string;
                limit?: number;
                number?: number;
                /** @description Not completed, cancelled or rejected; false: one of these. */
                open?: boolean;
                /** @description Beginnings of the words of the guest’s name; how its telephone number begins or ends, from four digits; how the id of the other system begins; the name of a table; a number; a turn of `businessDate`, else of today. */
                search?: string;
                /** @description Repeated for several. */
                state?: ("draft" | "pending_accept" | "accepted" | "in_preparation" | "ready" | "served" | "picked_up" | "handed_to_courier" | "completed" | "rejected" | "cancelled")[];
                /** @description UUID */
                tableId?: string;
                /** @description Of `businessDate`, else of today. */
                turn?: number;
                /** @description Repeated for several. */
                type?: ("dine_in" | "counter" | "takeaway" | "delivery" | "staff_meal" | "online")[];
            };
            header?: never;
            path: {
                /** @description UUID */
                branchId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderPage"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setPaperLogo: {
        parameters: {
            query?: {
                /** @description Dots, at most. */
                width?: number;
            };
            header?: never;
            path: {
                /** @description UUID */
                branchId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "image/jpeg": string;
                "image/png": string;
                "image/webp": string;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaperStyle"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removePaperLogo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                branchId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaperStyle"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readPaperStyle: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                branchId: string;
                paper: "kitchen" | "receipt";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaperStyle"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setPaperStyle: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                branchId: string;
                paper: "kitchen" | "receipt";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetPaperStyle"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaperStyle"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPapers: {
        parameters: {
            query?: {
                limit?: number;
                /** @description UUID */
                printerId?: string;
            };
            header?: never;
            path: {
                /** @description UUID */
                branchId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Papers"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPrintAgents: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                branchId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PrintAgents"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createPrintAgent: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path: {
                /** @description UUID */
                branchId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPrintAgent"];
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PrintAgent"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPrintAlerts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                branchId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PrintAlerts"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPrintJobs: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                after?: string;
                limit?: number;
                /** @description UUID */
                printerId?: string;
                show?: "waiting" | "attention" | "all";
            };
            header?: never;
            path: {
                /** @description UUID */
                branchId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PrintJobPage"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readPrintRouting: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                branchId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PrintRouting"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setPrintRouting: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                branchId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PrintRoutingChange"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PrintRouting"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPrinterSetups: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                branchId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PrinterSettings"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPrinters: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                branchId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Printers"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readPrintRoute: {
        parameters: {
            query?: {
                type?: "dine_in" | "counter" | "takeaway" | "delivery" | "staff_meal" | "online";
            };
            header?: never;
            path: {
                /** @description UUID */
                branchId: string;
                /** @description UUID */
                productId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PrintRoute"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewReceiptPaper: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                branchId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DraftReceipt"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaperPreview"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setSoldOut: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                branchId: string;
                /** @description UUID */
                itemId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SoldOutChange"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SoldOutState"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listStations: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                branchId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Stations"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTables: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                branchId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tables"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTickets: {
        parameters: {
            query?: {
                /** @description UUID */
                stationId?: string;
            };
            header?: never;
            path: {
                /** @description UUID */
                branchId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tickets"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readCatalog: {
        parameters: {
            query?: {
                /** @description Without it the first branch one stands in. */
                branchId?: string;
                channel?: "dine_in" | "takeaway" | "delivery" | "online";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Catalog"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readCatalogChanges: {
        parameters: {
            query: {
                /** @description Without it the first branch one stands in. */
                branchId?: string;
                channel?: "dine_in" | "takeaway" | "delivery" | "online";
                /** @description The business day of the document one has. */
                day: string;
                since: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CatalogChanges"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCategories: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Categories"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createCategory: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCategory"];
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Categories"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateCategory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                categoryId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CategoryChange"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Categories"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteCategory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                categoryId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CategoryRemoval"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CategoryRemoved"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    restoreCategory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                categoryId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CategoryReturn"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Categories"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    orderCategories: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CategoryOrder"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Categories"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCheckPayments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                checkId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Payments"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addPayment: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path: {
                /** @description UUID */
                checkId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPayment"];
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentTaken"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    printReceipt: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path: {
                /** @description UUID */
                checkId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaperQueued"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    fetchCloudPage: {
        parameters: {
            query?: {
                mac?: string;
                token?: string;
                type?: string;
                uid?: string;
            };
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Bytes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.star.line": string;
                    "application/vnd.star.starprnt": string;
                    "application/vnd.star.starprntcore": string;
                    "text/plain": string;
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    pollCloudPrinter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CloudPrinterStatus"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CloudPrinterAnswer"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirmCloudPage: {
        parameters: {
            query?: {
                code?: string;
                mac?: string;
                token?: string;
                uid?: string;
            };
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readCompany: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Company"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateCompany: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string;
                    taxId?: string | null;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Company"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readBilling: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Billing"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listExports: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportParts"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readExport: {
        parameters: {
            query?: {
                after?: string;
            };
            header?: never;
            path: {
                part: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportPage"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCustomers: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                after?: string;
                limit?: number;
                /** @description The beginning of a word of the name, of the number, of the document; or the end of the number. */
                search?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customers"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createCustomer: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCustomer"];
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerMade"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readCustomer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                customerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateCustomer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                customerId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CustomerChange"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteCustomer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                customerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recordConsent: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path: {
                /** @description UUID */
                customerId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewConsent"];
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Consent"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    eraseCustomer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                customerId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CustomerErasure"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    restoreCustomer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                customerId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDevices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Devices"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createDevice: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDevice"];
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Device"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    issueDeviceCode: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                deviceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnrollmentCode"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeDevice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                deviceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Device"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    unlockDevice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                deviceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Device"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    renameMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMyCompanies: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyCompanies"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    leaveCompany: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeMyPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    current: string;
                    next: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setMyPin: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description My password; my PIN where I have none. */
                    current: string;
                    pin: string | null;
                };
            };
        };
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMySessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sessions"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endMyOtherSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EndedSessions"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endMySession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                sessionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMembers: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                after?: string;
                limit?: number;
                search?: string;
                state?: "invited" | "active" | "disabled";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Members"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createMember: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewMember"];
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                memberId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    renameMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                memberId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    assignRoles: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                memberId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    assignments: components["schemas"]["AssignmentInput"][];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    disableMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                memberId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    enableMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                memberId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    inviteMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                memberId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinkAnswer"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sendPasswordReset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                memberId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinkAnswer"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setMemberPin: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                memberId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    pin: string | null;
                };
            };
        };
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMemberSessions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                memberId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sessions"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endMemberSessions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                memberId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EndedSessions"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMenuImports: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MenuImports"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    uploadMenuImport: {
        parameters: {
            query: {
                fileName: string;
                /** @description UUID */
                id: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
                "application/vnd.ms-excel": string;
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                "text/csv": string;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MenuImport"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readMenuImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                importId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MenuImport"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    applyMenuImport: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path: {
                /** @description UUID */
                importId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MenuImport"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkMenuImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                importId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ImportMapping"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MenuImport"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    undoMenuImport: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path: {
                /** @description UUID */
                importId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MenuImport"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readImportTemplate: {
        parameters: {
            query: {
                format: "csv" | "xlsx";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Bytes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    "text/csv": string;
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listGroups: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Groups"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createGroup: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewGroup"];
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfficeGroup"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateGroup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                groupId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GroupChange"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfficeGroup"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteGroup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                groupId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfficeGroup"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    restoreGroup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                groupId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfficeGroup"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createOrder: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewOrder"];
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                orderId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    runCommands: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                orderId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Commands"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandOutcomes"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listOrderEvents: {
        parameters: {
            query?: {
                /** @description The version after which to begin. */
                after?: number;
                limit?: number;
            };
            header?: never;
            path: {
                /** @description UUID */
                orderId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Timeline"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    voidLine: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path: {
                /** @description UUID */
                lineId: string;
                /** @description UUID */
                orderId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VoidLine"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listOrderPayments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                orderId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Payments"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    printBill: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path: {
                /** @description UUID */
                orderId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PrintBill"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sendOrder: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path: {
                /** @description UUID */
                orderId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPermissions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Permissions"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readPicture: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id, dash, size and `.webp`. */
                picture: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Bytes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/webp": string;
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPlatformAudit: {
        parameters: {
            query?: {
                /** @description Lines below this number. */
                after?: number;
                /** @description UUID */
                companyId?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlatformAudit"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    acceptPlatformInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    password: string;
                    token: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlatformSession"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    logInToPlatform: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlatformCredentials"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlatformSession"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    logOutOfPlatform: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    renewPlatformAccess: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlatformSession"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCompanies: {
        parameters: {
            query?: {
                /** @description UUID */
                after?: string;
                limit?: number;
                /** @description Part of the name or tax number, or an owner’s e-mail. */
                search?: string;
                state?: "trial" | "active" | "past_due" | "suspended" | "closed";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Companies"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    openCompany: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCompany"];
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenedCompany"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readPlatformCompany: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                companyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlatformCompany"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    closeCompany: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                companyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlatformCompany"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    inviteOwner: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                companyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    email: string;
                    name: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinkAnswer"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    grantOwnership: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                companyId: string;
                /** @description UUID */
                memberId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlatformCompany"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdrawOwnership: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                companyId: string;
                /** @description UUID */
                memberId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlatformCompany"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    markCompanyPastDue: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                companyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlatformCompany"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeCompanyPlan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                companyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    limits?: components["schemas"]["AgreedLimits"];
                    plan: string;
                    trialDays?: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlatformCompany"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reactivateCompany: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                companyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlatformCompany"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    issueSupportVisit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                companyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {unknown} */
                    minutes: 15 | 30 | 60;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description The code can be used until `expiresAt`; the visit lasts from then on. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SupportCode"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    suspendCompany: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                companyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date */
                    from?: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlatformCompany"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdrawSuspension: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                companyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlatformCompany"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    inviteCompany: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    companyName?: string;
                    email?: string;
                    /** @description BCP 47 */
                    locale: string;
                    name?: string;
                    plan: string;
                    trialDays?: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinkAnswer"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readPlatformMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlatformAccount"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPlans: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Plans"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changePlan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    limits: {
                        branches: number | null;
                        members: number | null;
                        ordersPerMonth: number | null;
                    };
                    name: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Plan"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPriceLists: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PriceLists"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createPriceList: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPriceList"];
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PriceList"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updatePriceList: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                listId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PriceListChange"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PriceList"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deletePriceList: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                listId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PriceList"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listListPrices: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                after?: string;
                /** @description UUID */
                categoryId?: string;
                limit?: number;
                search?: string;
                state?: "active" | "retired" | "deleted";
            };
            header?: never;
            path: {
                /** @description UUID */
                listId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListPrices"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setListPrices: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                listId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ListPricesChange"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListPricesChanged"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    restorePriceList: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                listId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PriceList"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reportAnswers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AgentAnswers"];
            };
        };
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    claimPages: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClaimPages"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgentWork"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reportFoundPrinters: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AgentFound"];
            };
        };
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    extendLeases: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AgentLeases"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgentLeasesLost"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reportOutcomes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AgentOutcomes"];
            };
        };
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    renamePrintAgent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                agentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PrintAgentName"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PrintAgent"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    issuePrintAgentCode: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                agentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PrintAgentCode"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listFoundPrinters: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                agentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FoundPrinters"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokePrintAgent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                agentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PrintAgent"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    scanForPrinters: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                agentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PrintAgent"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    enrollPrintAgent: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PrintAgentEnrolled"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readPrintJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                jobId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PrintJobPaper"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancelPrintJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                jobId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PrintJob"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirmPrintJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                jobId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PrintJob"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    movePrintJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                jobId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MoveJob"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PrintJob"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    retryPrintJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                jobId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PrintJob"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createPrinter: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPrinter"];
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PrinterSettings"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readPrinter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                printerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PrinterDetail"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updatePrinter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                printerId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PrinterChange"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PrinterSettings"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deletePrinter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                printerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PrinterSettings"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    askPrinter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                printerId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Printers"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    playFault: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                printerId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlayFault"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Printers"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readPollUrl: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                printerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PollUrlState"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    issuePollUrl: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                printerId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssuedPollUrl"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokePollUrl: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                printerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    restorePrinter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                printerId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PrinterSettings"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    testPrinter: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path: {
                /** @description UUID */
                printerId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TestQueued"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listProducts: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                after?: string;
                /** @description UUID */
                categoryId?: string;
                limit?: number;
                search?: string;
                state?: "active" | "retired" | "deleted";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Products"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createProduct: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewProduct"];
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfficeProduct"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readProduct: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                productId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfficeProduct"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateProduct: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                productId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProductChange"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfficeProduct"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteProduct: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                productId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfficeProduct"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setPicture: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                productId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "image/jpeg": string;
                "image/png": string;
                "image/webp": string;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductPicture"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removePicture: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                productId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductPicture"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    restorePicture: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                productId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PictureChoice"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductPicture"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPriceChanges: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                productId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PriceChanges"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    restoreProduct: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                productId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfficeProduct"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeProducts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProductsChange"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Changed"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportProducts: {
        parameters: {
            query: {
                /** @description UUID */
                categoryId?: string;
                format: "csv" | "xlsx";
                search?: string;
                state?: "active" | "retired" | "deleted";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Bytes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    "text/csv": string;
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setPrices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PricesChange"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Changed"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRoles: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Roles"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createRole: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRole"];
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Role"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateRole: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                roleId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    description?: string;
                    /** @description Who outranks whom; higher is more. */
                    level: number;
                    name: string;
                    permissions: string[];
                    version: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Role"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteRole: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                roleId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readSetup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetupState"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setUpCompany: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetUp"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readSetupLink: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    token: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetupLink"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signUp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    email: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createStation: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewStation"];
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Stations"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateStation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                stationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StationChange"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Stations"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteStation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                stationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Stations"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    restoreStation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                stationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Stations"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    syncCommands: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SyncCommands"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SyncOutcomes"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createTable: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTable"];
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Floor"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateTable: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                tableId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TableChange"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Floor"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteTable: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                tableId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Floor"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setAttention: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                tableId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Attention"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Table"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    joinTables: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                tableId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TableJoin"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Table"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reserveTable: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                tableId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewReservation"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Table"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeReservation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                tableId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Table"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    restoreTable: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                tableId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Floor"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    unjoinTable: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                tableId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Table"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createTaxClass: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTaxClass"];
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaxBook"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    renameTaxClass: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                taxClassId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaxClassChange"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaxBook"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setClassTaxes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                taxClassId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClassTaxesChange"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaxBook"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createRegime: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRegime"];
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaxBook"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    renameRegime: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                regimeId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RegimeName"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaxBook"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setRegime: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RegimeChange"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaxBook"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readTaxes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaxBook"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createTax: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTax"];
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaxBook"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateTax: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                taxId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaxChange"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaxBook"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setTaxRate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                taxId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaxRateChange"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaxBook"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    finishTicket: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                ticketId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketDone"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recallTicket: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                ticketId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketDone"];
                };
            };
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
