int *P = nullptr
