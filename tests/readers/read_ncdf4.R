# Opens the example files with R's ncdf4: read_ncdf4.R FOLDER. R lists the fastest axis first.
if (!requireNamespace("ncdf4", quietly = TRUE)) {
  cat("skipped: R has no ncdf4; install r-cran-ncdf4\n")
  quit(status = 77)
}
library(ncdf4)
folder <- commandArgs(trailingOnly = TRUE)[1]

run <- nc_open(file.path(folder, "run.h5"))
startups <- ncvar_get(run, "startups", collapse_degen = FALSE)
stopifnot(identical(dim(startups), c(3L, 2L, 1L)), startups[2, 1, 1] == 107, startups[2, 2, 1] == 9)
stopifnot(identical(as.character(ncvar_get(run, "region_name_ja")), c("北海道", "東京都", "大阪府")))
stopifnot(identical(as.character(ncvar_get(run, "region")), c("Hokkaido", "Tokyo", "Osaka")))
stopifnot(identical(as.numeric(run$dim$time$vals), c(2011.0, 2011.25)), run$dim$time$units == "years")
stopifnot(ncatt_get(run, "sales", "units")$value == "Myen")
stopifnot(ncatt_get(run, "sales", "cell_methods")$value == "time: sum")
stopifnot(ncatt_get(run, 0, "seed")$value == "0x00000000deadbeef")
sales <- ncvar_get(run, "sales")
stopifnot(sales[2, 1] == 250.25, is.na(sales[3, 2]))
stopifnot(ncvar_get(run, "resolved_scenario") == "name = \"baseline\"\ntitle_ja = \"基準\"\n")
nc_close(run)

both <- nc_open(file.path(folder, "analysis.h5"))
stopifnot(identical(as.character(ncvar_get(both, "run_scenario")), c("none", "slots_5")))
stopifnot(identical(as.numeric(ncvar_get(both, "startups")[2, 1, ]), c(7, 107)))
stopifnot(identical(as.numeric(ncvar_get(both, "members")[, 2]), c(12, 12)), all(is.na(ncvar_get(both, "members")[, 1])))
nc_close(both)
cat("R ncdf4", as.character(packageVersion("ncdf4")), ": values, units, coordinates and Japanese names are right\n")
