import { createCompanyApi, createEntranceApi, createSend } from '@fastops/device';
import { queryOptions } from '@tanstack/react-query';
import { device } from './app.ts';

/** The endpoints by which the company looks after itself, asked as whoever is logged in. */
export const companyApi = createCompanyApi((request) => device.session.send(request));

/** What may be asked before anybody is logged in. */
export const entranceApi = createEntranceApi(createSend());

export const devicesQuery = queryOptions({
  queryKey: ['devices'],
  queryFn: ({ signal }) => companyApi.devices(signal),
});

export const apiKeysQuery = queryOptions({
  queryKey: ['api-keys'],
  queryFn: ({ signal }) => companyApi.apiKeys(signal),
});

export const companyQuery = queryOptions({
  queryKey: ['company', 'facts'],
  queryFn: ({ signal }) => companyApi.company(signal),
});
