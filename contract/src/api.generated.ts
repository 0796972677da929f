// Generated from the routes by `npm run contract`. Do not edit.

export interface paths {
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
        /** End the session in the cookie; ending none is no fault. */
        post: operations["logOut"];
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
        /** A fresh access token for the session in the cookie. */
        post: operations["renewAccess"];
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
        /** Orders of a branch, the newest first. */
        get: operations["listOrders"];
        put?: never;
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
    "/v1/branches/{branchId}/printers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Printers of a branch, what they serve and how much waits for them. */
        get: operations["listPrinters"];
        put?: never;
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
        /** Tables of a branch by area, with how many orders each had this business day. */
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
        /** The whole menu as one versioned document; 304 when the version in If-None-Match is still the current one. */
        get: operations["readCatalog"];
        put?: never;
        post?: never;
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
        /** An order with its lines and tickets. */
        get: operations["readOrder"];
        put?: never;
        post?: never;
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
        Branch: {
            /** @description UUID */
            id: string;
            name: string;
            timeZone: string;
        };
        Catalog: {
            categories: components["schemas"]["Category"][];
            products: components["schemas"]["Product"][];
            version: number;
        };
        Category: {
            color: string;
            /** @description UUID */
            id: string;
            name: string;
            sortOrder: number;
        };
        Company: {
            currency: string;
            /** @description UUID */
            id: string;
            locale: string;
            name: string;
        };
        DemoLogins: {
            logins: {
                companyName: string;
                key: string;
                name: string;
                /** @enum {unknown} */
                role: "owner" | "manager" | "cashier" | "waiter" | "kitchen";
            }[];
        };
        Me: {
            branches: components["schemas"]["Branch"][];
            company: components["schemas"]["Company"];
            member: components["schemas"]["Member"];
            permissions: string[];
        };
        Member: {
            /** @description UUID */
            id: string;
            name: string;
            /** @enum {unknown} */
            role: "owner" | "manager" | "cashier" | "waiter" | "kitchen";
        };
        NewOrder: {
            /** @description UUID */
            branchId: string;
            guests?: number;
            /** @description UUID */
            id: string;
            lines: {
                /** @description UUID */
                id: string;
                note?: string;
                /** @description UUID */
                productId: string;
                quantity: number;
            }[];
            send: boolean;
            /** @description UUID */
            tableId?: string;
            /** @enum {unknown} */
            type: "dine_in" | "counter";
        };
        Order: {
            /** @description UUID */
            branchId: string;
            /** Format: date */
            businessDate: string;
            guests: number | null;
            /** @description UUID */
            id: string;
            lines: components["schemas"]["OrderLine"][];
            /** @description Consecutive of the branch; never restarts. */
            number: number;
            /** Format: date-time */
            openedAt: string;
            /** @enum {unknown} */
            state: "draft" | "accepted";
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
                kind: "new";
                /** @description UUID */
                stationId: string;
                stationName: string;
            }[];
            totalMinor: number;
            /** @description Turn of the business day. */
            turn: number;
            /** @enum {unknown} */
            type: "dine_in" | "counter";
            version: number;
            waiter: {
                /** @description UUID */
                id: string;
                name: string;
            };
        };
        OrderLine: {
            /** @description UUID */
            id: string;
            name: string;
            note: string | null;
            /** @description UUID */
            productId: string;
            quantity: number;
            sentQuantity: number;
            taxMinor: number;
            totalMinor: number;
            unitPriceMinor: number;
        };
        OrderPage: {
            next: string | null;
            orders: components["schemas"]["OrderSummary"][];
        };
        OrderSummary: {
            /** @description UUID */
            id: string;
            number: number;
            /** Format: date-time */
            openedAt: string;
            /** @enum {unknown} */
            state: "draft" | "accepted";
            tableName: string | null;
            totalMinor: number;
            turn: number;
            /** @enum {unknown} */
            type: "dine_in" | "counter";
            waiterName: string;
        };
        Papers: {
            papers: components["schemas"]["PrintedPaper"][];
        };
        PrintedPaper: {
            /** @description UUID */
            id: string;
            paper: {
                cut: boolean;
                lines: {
                    align: "left" | "center" | "right";
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
            /** @enum {unknown} */
            driver: "tcp" | "virtual";
            /** @description UUID */
            id: string;
            lastPrintedAt: string | null;
            name: string;
            stations: string[];
            waiting: number;
            widthColumns: number;
        };
        Printers: {
            printers: components["schemas"]["Printer"][];
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
            /** @description UUID */
            categoryId: string;
            description: string | null;
            /** @description UUID */
            id: string;
            name: string;
            priceMinor: number;
            sortOrder: number;
            stationId: string | null;
            taxIncluded: boolean;
            taxName: string;
            taxRateBasisPoints: number;
        };
        Session: {
            accessToken: string;
            branches: components["schemas"]["Branch"][];
            company: components["schemas"]["Company"];
            /** Format: date-time */
            expiresAt: string;
            member: components["schemas"]["Member"];
            permissions: string[];
        };
        Station: {
            /** @description UUID */
            id: string;
            /** @enum {unknown} */
            kind: "kitchen" | "bar";
            name: string;
        };
        Stations: {
            stations: components["schemas"]["Station"][];
        };
        Table: {
            area: string;
            /** @description UUID */
            id: string;
            name: string;
            openOrders: number;
            seats: number;
        };
        Tables: {
            tables: components["schemas"]["Table"][];
        };
        Ticket: {
            batch: number;
            guests: number | null;
            /** @description UUID */
            id: string;
            /** @enum {unknown} */
            kind: "new";
            lines: {
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
            type: "dine_in" | "counter";
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
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type Branch = components['schemas']['Branch'];
export type Catalog = components['schemas']['Catalog'];
export type Category = components['schemas']['Category'];
export type Company = components['schemas']['Company'];
export type DemoLogins = components['schemas']['DemoLogins'];
export type Me = components['schemas']['Me'];
export type Member = components['schemas']['Member'];
export type NewOrder = components['schemas']['NewOrder'];
export type Order = components['schemas']['Order'];
export type OrderLine = components['schemas']['OrderLine'];
export type OrderPage = components['schemas']['OrderPage'];
export type OrderSummary = components['schemas']['OrderSummary'];
export type Papers = components['schemas']['Papers'];
export type PrintedPaper = components['schemas']['PrintedPaper'];
export type Printer = components['schemas']['Printer'];
export type Printers = components['schemas']['Printers'];
export type Problem = components['schemas']['Problem'];
export type Product = components['schemas']['Product'];
export type Session = components['schemas']['Session'];
export type Station = components['schemas']['Station'];
export type Stations = components['schemas']['Stations'];
export type Table = components['schemas']['Table'];
export type Tables = components['schemas']['Tables'];
export type Ticket = components['schemas']['Ticket'];
export type TicketDone = components['schemas']['TicketDone'];
export type Tickets = components['schemas']['Tickets'];
export type $defs = Record<string, never>;
export interface operations {
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
    logIn: {
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
                    password: string;
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
    logOut: {
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
    renewAccess: {
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
    listOrders: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                after?: string;
                limit?: number;
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
