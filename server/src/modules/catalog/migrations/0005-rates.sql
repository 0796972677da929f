-- A rate that was written down for a day may be taken back.
grant delete on catalog.tax_rates to fastops_app;
