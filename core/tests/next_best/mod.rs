//! The next best product: proved on real files, and by hand on small books.

mod came_of;
mod groceries;
mod real_file;
mod small;
mod step_up;
mod white_space;
