-- Why: a CTO learns whether their public page is read. One number for each day: no cookie, no address, nothing about who looked.
CREATE TABLE public_page_views (
    page_id uuid NOT NULL REFERENCES public_pages ON DELETE CASCADE,
    -- In Paris.
    day date NOT NULL,
    views integer NOT NULL CHECK (views > 0),
    PRIMARY KEY (page_id, day)
);
